import { defined } from "../common/defined.ts";
/**
 * Intercom's error envelope. Codes and messages are those of the examples in Intercom's OpenAPI
 * description where it has one.
 */
export class ApiError extends Error {
  override name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The field or parameter at fault. */
    readonly field?: string,
    /** The Link header of the answer. */
    readonly link?: string,
  ) {
    super(message);
  }
}

/** @param requestId the id that the X-Request-Id header carries too */
export function envelope(error: ApiError, requestId: string): string {
  const { code, message, field } = error;
  return JSON.stringify({
    type: "error.list",
    request_id: requestId,
    errors: [{ code, message, ...defined({ field }) }],
  });
}

export const unauthorized = () => new ApiError(401, "unauthorized", "Access Token Invalid");

export const routeNotFound = () =>
  new ApiError(404, "not_found", "The requested resource was not found");

/** Contacts are still called users here ("User Not Found" in the description's examples). */
export const contactNotFound = () => new ApiError(404, "not_found", "User Not Found");

/** @param id of the contact that it was merged into */
export const contactMerged = (id: string) =>
  new ApiError(
    410,
    "contact_merged",
    "This contact has been merged. See the 'Link' header for the canonical contact.",
    undefined,
    `</contacts/${id}>; rel="canonical"`,
  );

export const companyNotFound = () => new ApiError(404, "company_not_found", "Company Not Found");

export const adminNotFound = () =>
  new ApiError(404, "admin_not_found", "Admin for admin_id not found");

export const resourceNotFound = () => new ApiError(404, "not_found", "Resource Not Found");

export const parameterInvalid = (message: string, field?: string) =>
  new ApiError(400, "parameter_invalid", message, field);

export const parameterMissing = (message: string, field?: string) =>
  new ApiError(400, "parameter_missing", message, field);

export const parameterNotFound = (message: string) =>
  new ApiError(400, "parameter_not_found", message);

export const invalidField = (field: string) =>
  new ApiError(400, "invalid_field", `Invalid field '${field}'`, field);

export const invalidSortOrder = (order: unknown) =>
  new ApiError(
    400,
    "invalid_sort_order",
    `Invalid sort order '${String(order)}'. Must be one of: ascending, descending`,
  );

/** The one wording that the description has for a bad cursor (at data connectors). */
export const invalidCursor = () =>
  new ApiError(
    400,
    "client_error",
    "Invalid starting_after param. Please try again using a starting_after value from a paginated response",
    "starting_after",
  );

export const invalidBody = (message = "The body is not a JSON object") =>
  new ApiError(400, "bad_request", message);

/** The code is that of Intercom's page on HTTP responses. */
export const invalidJson = () =>
  new ApiError(400, "parameter_invalid", "The body is not valid JSON");

export const bodyTooLarge = () =>
  new ApiError(413, "request_too_large", "The body is larger than 1 MB");

export const notAcceptable = () =>
  new ApiError(
    406,
    "media_type_not_acceptable",
    "The Accept header should send a media type of application/json",
  );

export const versionInvalid = () =>
  new ApiError(400, "intercom_version_invalid", "The requested version could not be found");

export const rateLimitExceeded = (limit: number) =>
  new ApiError(429, "rate_limit_exceeded", `Exceeded rate limit of ${limit} in 10_seconds`);

/** Of a resource that the asked version does not have (the description's example for the deleted). */
export const notInVersion = () =>
  new ApiError(
    400,
    "intercom_version_invalid",
    "Requested resource is not available in current API version",
  );

/** Nothing here depends on a plan: only faults are this. */
export const planRestricted = () =>
  new ApiError(403, "api_plan_restricted", "Active subscription needed.");

export const serverError = () =>
  new ApiError(500, "server_error", "An unexpected error occurred on our side");

/** @param archived says that the contact which is in the way is archived */
export const contactConflict = (id: string, archived: boolean) =>
  new ApiError(
    409,
    "conflict",
    `${archived ? "An archived" : "A"} contact matching those details already exists with id=${id}`,
  );
