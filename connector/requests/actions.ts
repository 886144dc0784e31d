import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { named, type SentAnswer, send } from "../../scripts/language/steps.ts";

const answer = named<SentAnswer>("answer");

const sent = shape<SentAnswer>()(
  "SendRequest_Response",
  "Answer",
  "What Intercom answered.",
  ({ status, headers, body }) => ({
    status: field.always("integer", "Status", "The HTTP status, from 200 to 399.", status),
    headers: field.always(
      "object",
      "Headers",
      "Those headers that say something of Intercom's, such as X-RateLimit-Remaining, by name in lower case.",
      headers,
    ),
    body: field.optional(
      "any",
      "Body",
      "The body: JSON as it is, anything else as a text. Times are as Intercom has them, in unix seconds.",
      body,
    ),
  }),
);

/** For what no other action does. */
export const SendRequest = plannedAction({
  method: "POST",
  path: "/request",
  summary: "Send an Intercom API request",
  description:
    "Sends any request to Intercom's API, signed in as the connection, for what no other action does. Where Intercom refuses it, the action fails with the status, headers and body of the answer.",
  visibility: "advanced",
  effect: "destroy",
  inputs: {
    method: input.choice(
      { GET: "GET", POST: "POST", PUT: "PUT", PATCH: "PATCH", DELETE: "DELETE" },
      { title: "Method", description: "The HTTP method.", required: true, example: "POST" },
    ),
    path: input.string({
      title: "Path",
      description:
        "The path in Intercom's API, beginning with a slash, without a host and without a query.",
      required: true,
      example: "/tags",
    }),
    query: input.object({
      title: "Query",
      description: 'The query parameters by name, as an object: {"per_page": 50}.',
    }),
    body: input.object({
      title: "Body",
      description: "The body, as an object in JSON. Times are in unix seconds. A GET has none.",
    }),
    version: input.string({
      title: "API Version",
      description:
        "The version of Intercom's API, such as 2.16 or Unstable. Default: the connector's own.",
      visibility: "advanced",
      example: "2.16",
    }),
  },
  returns: returns.one(sent),
  trial: { values: { body: { name: "VIP" } } },
  plan: ({ method, path, query, body, version }) => ({
    steps: [send({ method, path, query, body, version, as: answer })],
    answer: sent.from(answer),
  }),
});
