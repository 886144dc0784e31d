/** Of data connectors, Fin, macros, office hours, reporting and the rest. */
import type { Exception } from "./exception.ts";

const JOB_IN_PATH =
  "The id of the export stands in the path, as upstream's own path says; it lists the parameter " +
  "under query by mistake, and public clients send it in the path.";

const JOB_STATUS_ALONE =
  "Several public clients, one of them on 2.16, poll the status with nothing but the id of the " +
  "export; upstream requires it all the same.";

const MACRO_WITHOUT_BODY =
  "Upstream's own example of a large list holds null in place of the text; its schema does not.";

const CSAT_REFUSED =
  "When a rating is refused, the messages stand by field under errors; one error schema for all " +
  "operations describes what Intercom answers everywhere else, this operation's 401 included.";

const CSAT_422 = "#/paths/~1fin~1csat/post/responses/422/content/application~1json/schema";

export const OTHER_EXCEPTIONS: Exception[] = [
  {
    place: "GET /export/reporting_data/{job_identifier} > path job_identifier",
    kind: "parameter",
    reason: JOB_IN_PATH,
  },
  {
    place: "GET /export/reporting_data/{job_identifier} > query job_identifier",
    kind: "required",
    reason: JOB_IN_PATH,
  },
  {
    place: "GET /export/reporting_data/{job_identifier} > query app_id",
    kind: "required",
    reason: JOB_STATUS_ALONE,
  },
  {
    place: "GET /export/reporting_data/{job_identifier} > query client_id",
    kind: "required",
    reason: JOB_STATUS_ALONE,
  },
  {
    place: "GET /download/reporting_data/{job_identifier} > path job_identifier",
    kind: "parameter",
    reason: JOB_IN_PATH,
  },
  {
    place: "GET /download/reporting_data/{job_identifier} > query job_identifier",
    kind: "required",
    reason: JOB_IN_PATH,
  },
  {
    place: "error",
    kind: "required",
    official: CSAT_422,
    reason: CSAT_REFUSED,
  },
  {
    place: "error.type",
    kind: "property",
    official: CSAT_422,
    reason: CSAT_REFUSED,
  },
  {
    place: "error.request_id",
    kind: "property",
    official: CSAT_422,
    reason: CSAT_REFUSED,
  },
  {
    place: "error.errors",
    kind: "type",
    official: `${CSAT_422}/properties/errors`,
    reason: CSAT_REFUSED,
  },
  {
    place: "macro",
    kind: "nullability",
    reason: "A macro that is not there, or may not be seen, answers 404, never null.",
  },
  {
    place: "macro.body",
    kind: "nullability",
    reason: MACRO_WITHOUT_BODY,
  },
  {
    place: "macro.body_text",
    kind: "nullability",
    reason: MACRO_WITHOUT_BODY,
  },
  {
    place: "phone_switch",
    kind: "nullability",
    reason: "A link that could not be sent answers 400 or 422, never null.",
  },
  {
    place: "phone_switch.url",
    kind: "property",
    reason: "Upstream's own example answers the address of the link; its schema omits it.",
  },
];
