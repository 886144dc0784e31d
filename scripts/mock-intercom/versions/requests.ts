import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { PRIORITIES } from "../records/conversation.ts";
import type { ApiRequest } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { isAtLeast } from "./version.ts";

/** Bodies that older versions take and newer ones do not. Numbers for ids every version takes. */
export interface RequestDifference {
  /** The first 2.x in which the body is as the newest has it. */
  readonly since: number;
  readonly before: string;
  readonly calls: readonly string[];
  /** The body as the newest version has it. */
  newer(body: JsonObject, params: ApiRequest["params"], workspace: Workspace): JsonObject;
}

export const REQUESTS: readonly RequestDifference[] = [
  {
    since: 16,
    before:
      "Searches of conversations ask for `priority` or `not_priority`, and for null where nobody is assigned.",
    calls: ["POST /conversations/search"],
    newer: (body) =>
      isObject(body.query) ? { ...body, query: withFilters(body.query, newerFilter) } : body,
  },
  {
    since: 12,
    before: "PUT /tickets/{ticket_id} takes a word as `state`, and admins under `assignment`.",
    calls: ["PUT /tickets/{ticket_id}"],
    newer({ state, assignment, ...body }, { ticket_id = "" }, workspace) {
      const type = workspace.tickets.get(ticket_id)?.ticket_type_id ?? "";
      const states = workspace.ticketTypes.get(type)?.states ?? [];
      const named = states.find((id) => workspace.ticketStates.get(id)?.category === state);
      return {
        ...body,
        // A word that no state has is refused as an id that no state has.
        ...(state !== undefined && { ticket_state_id: named ?? String(state) }),
        ...(isObject(assignment) && assignment),
      };
    },
  },
  {
    since: 12,
    before:
      "POST and PUT /data_attributes take the options of a list as texts, of the type string.",
    calls: ["POST /data_attributes", "PUT /data_attributes/{data_attribute_id}"],
    newer({ options, data_type, ...body }) {
      const isList = Array.isArray(options);
      return {
        ...body,
        ...(data_type !== undefined && {
          data_type: isList && data_type === "string" ? "options" : data_type,
        }),
        ...(options !== undefined && {
          options: isList
            ? options.map((value) => (typeof value === "string" ? { value } : value))
            : options,
        }),
      };
    },
  },
];

/** A query with each of its filters changed. */
function withFilters(query: Json, change: (filter: JsonObject) => JsonObject): Json {
  if (!isObject(query)) return query;
  const { operator, value } = query;
  return (operator === "AND" || operator === "OR") && Array.isArray(value)
    ? { ...query, value: value.map((part) => withFilters(part, change)) }
    : change(query);
}

function newerFilter(filter: JsonObject): JsonObject {
  const { field, operator, value = null } = filter;
  if (field === "admin_assignee_id" || field === "team_assignee_id") {
    const nobody = (one: Json) => (one === null ? 0 : one);
    return { ...filter, value: Array.isArray(value) ? value.map(nobody) : nobody(value) };
  }
  const newest = typeof operator === "string" ? AMONG.get(operator) : undefined;
  if (field !== "priority" || newest === undefined) return filter;
  const values = (Array.isArray(value) ? value : [value]).flatMap((one): Json[] => {
    if (one === "priority") return PRIORITIES.filter((priority) => priority !== "none");
    return [one === "not_priority" ? "none" : one];
  });
  return { ...filter, operator: newest, value: values };
}

/** The operators for one value or several, by those that take several. */
const AMONG = new Map([
  ["=", "IN"],
  ["IN", "IN"],
  ["!=", "NIN"],
  ["NIN", "NIN"],
]);

/** A request as if it had been made at the newest version. */
export function asNewest(call: string, request: ApiRequest, workspace: Workspace): ApiRequest {
  const { body, params, version } = request;
  if (!isObject(body)) return request;
  const newest = REQUESTS.filter(
    ({ calls, since }) => calls.includes(call) && !isAtLeast(version, since),
  ).reduce((newer, difference) => difference.newer(newer, params, workspace), body);
  return { ...request, body: newest };
}
