import type { HttpRequest } from "../../common/http.ts";
import type { CallResult } from "../answer/call-result.ts";
import type { AnswerFinding, CheckSchema } from "../answer/check-schema.ts";
import { fileFinding, flowBody } from "../answer/flow-body.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { bodyProperties, resolveSchema } from "../definition/schema.ts";
import type { Schema, Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import type { Called } from "../gateway.ts";
import { isFile } from "../request/file-value.ts";
import type { Redact } from "../trace/secrets.ts";
import { redactFinding, redactRequest, type TracedRequest } from "../trace/trace.ts";
import { createInbox } from "./inbox.ts";
import type { Receiver } from "./receiver.ts";

/** One callback: what came, and the runs that it starts. */
export interface Notification {
  /** Secrets taken out. */
  request: TracedRequest;
  /** The payload as the flow gets it: JSON or a file; undefined where it is empty or other text. */
  body: unknown;
  /** One per run that starts. */
  items: unknown[];
  /** Differences from `x-ms-notification-content`. */
  findings: AnswerFinding[];
}

/** A webhook trigger of a flow that is turned on. */
export interface WebhookTrigger {
  /** The answer to subscribing. An error means that there is no subscription. */
  subscription: CallResult;
  callbackUrl: string;
  /** Everything received so far, in order. */
  received: readonly Notification[];
  /**
   * The first notification that no earlier `next` has given.
   * @param timeoutMs real milliseconds to wait for it
   * @throws {UsageError} where none comes in time
   */
  next(timeoutMs?: number): Promise<Notification>;
  /**
   * Ends the subscription as turning a flow off does: DELETE on the Location that subscribing
   * answered. An API that answers none needs `by`, the operation to call instead.
   * @throws {UsageError} where there is nothing to call
   */
  unsubscribe(by?: DeleteCall): Promise<CallResult>;
}

export interface DeleteCall {
  operationId: string;
  parameters?: Record<string, unknown>;
}

/** What a webhook trigger is run with. */
export interface WebhookOptions {
  definition: Swagger;
  entry: OperationEntry;
  parameters: Readonly<Record<string, unknown>>;
  receiver: Receiver;
  checkSchema: CheckSchema;
  redact: Redact;
  /** Subscribes. */
  call(parameters: Record<string, unknown>): Promise<Called>;
  /** Calls DELETE on a URL that an answer named, if it is the API's own. */
  callLocation(location: string, subscribed: Called): Promise<CallResult>;
  callOperation(by: DeleteCall): Promise<CallResult>;
}

/** Milliseconds. */
const USUAL_WAIT = 5000;

/**
 * Subscribes with a callback URL in every `x-ms-notification-url`, and receives.
 * @throws {UsageError} for an operation that declares no place for the URL
 */
export async function openWebhook(options: WebhookOptions): Promise<WebhookTrigger> {
  const { definition, entry, parameters } = options;
  const places = notificationUrls(definition, entry);
  if (places.length === 0) throw notWebhook(entry);
  const inbox = createInbox<Notification>();
  const callback = await options.receiver.open((request) => {
    inbox.put(read(options, request));
    // Assumption: a callback is answered before the flow runs, as "accepted".
    return { status: 202, headers: {}, body: "" };
  });
  const filled = Object.fromEntries(places.map((place) => [place, callback.url]));
  try {
    const called = await options.call({ ...parameters, ...filled });
    const { result } = called;
    const subscribed = result.response.status < 400;
    if (!subscribed) await callback.close();
    return {
      subscription: result,
      callbackUrl: callback.url,
      received: inbox.received,
      next: (timeoutMs = USUAL_WAIT) => inbox.next(timeoutMs),
      async unsubscribe(by) {
        const location = result.response.headers.location;
        if (!subscribed) throw new UsageError(`${entry.operationId} is not subscribed.`);
        if (!by && !location) throw noLocation(entry);
        const ended = by
          ? await options.callOperation(by)
          : await options.callLocation(location ?? "", called);
        await callback.close();
        return ended;
      },
    };
  } catch (error) {
    await callback.close();
    throw error;
  }
}

/** The keys of the body's properties that take the callback URL. */
export function notificationUrls(definition: Swagger, entry: OperationEntry): string[] {
  const body = entry.parameters.find((parameter) => parameter.in === "body");
  if (!body?.schema) return [];
  return bodyProperties(definition, body.schema)
    .filter((property) => property.schema["x-ms-notification-url"] === true)
    .map((property) => `${body.name}/${property.path.join("/")}`);
}

/** The declared payload of a webhook trigger's callbacks. */
export function notificationSchema(definition: Swagger, entry: OperationEntry): Schema | undefined {
  return definition.paths[entry.path]?.["x-ms-notification-content"]?.schema;
}

function read(options: WebhookOptions, request: HttpRequest): Notification {
  const { definition, entry, redact } = options;
  const schema = notificationSchema(definition, entry);
  const body = flowBody(definition, request, schema);
  // Assumption: a batch trigger's runs are split from a list; no published webhook trigger is batch.
  const split = entry.operation["x-ms-trigger"] === "batch" && Array.isArray(body);
  const items = split ? body : [body];
  const findings = differences(options, schema, request, body);
  return {
    request: redactRequest(request, redact),
    body,
    items,
    findings: findings.map((finding) => redactFinding(finding, redact)),
  };
}

function differences(
  { definition, checkSchema }: WebhookOptions,
  schema: Schema | undefined,
  request: HttpRequest,
  body: unknown,
): AnswerFinding[] {
  if (schema === undefined) {
    return [whole("json", "the definition declares no x-ms-notification-content")];
  }
  if (body === undefined) {
    return [whole("json", "the notification is not JSON; a schema is declared")];
  }
  if (isFile(resolveSchema(definition, schema))) return [];
  const file = fileFinding(definition, schema, request);
  return file ? [file] : checkSchema(schema, body);
}

function whole(rule: string, message: string): AnswerFinding {
  return { pointer: "", rule, message };
}

function notWebhook({ operationId }: OperationEntry): UsageError {
  return new UsageError(
    `${operationId} is not a webhook trigger: no property of its body has "x-ms-notification-url": true.`,
  );
}

function noLocation({ operationId }: OperationEntry): UsageError {
  return new UsageError(
    `${operationId}: the answer to subscribing has no Location header, so a flow that is turned off cannot unsubscribe. Name the operation that does, with its parameters.`,
  );
}
