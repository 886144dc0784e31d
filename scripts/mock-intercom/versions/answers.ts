import { isObject, type Json, type JsonObject, parseJson } from "../../common/json.ts";
import { textOf } from "../pieces.ts";
import type { Answer } from "../route.ts";
import { isAtLeast } from "./version.ts";

/** What records look like to older versions, wherever in an answer they stand. */
export interface AnswerDifference {
  /** The first 2.x in which the record is as the newest has it. */
  readonly since: number;
  readonly before: string;
  /** The record's `type`. */
  readonly type: string;
  /** The record as the version before had it; as it is, where it is a mere reference. */
  older(record: JsonObject): JsonObject;
}

export const ANSWERS: readonly AnswerDifference[] = [
  {
    since: 16,
    before: "`owner_id` of a contact is a number.",
    type: "contact",
    older: (contact) => change(contact, "owner_id", (id) => (id === null ? null : Number(id))),
  },
  {
    since: 16,
    before: "A conversation that nobody is assigned to has null as assignee.",
    type: "conversation",
    older: (conversation) =>
      ASSIGNEES.reduce(
        (record, name) => change(record, name, (id) => (id === 0 ? null : id)),
        conversation,
      ),
  },
  {
    since: 16,
    before: "A conversation has priority (`priority`) or has not (`not_priority`).",
    type: "conversation",
    older: (conversation) =>
      change(conversation, "priority", (value) => (value === "none" ? "not_priority" : "priority")),
  },
  {
    since: 16,
    before:
      "Fin's `resolution_state` is `routed_to_team` or `abandoned` where Fin did not resolve.",
    type: "conversation",
    older: (conversation) =>
      change(conversation, "ai_agent", (agent) =>
        isObject(agent)
          ? change(agent, "resolution_state", (state) => OLD_RESOLUTIONS.get(state) ?? state)
          : agent,
      ),
  },
  {
    since: 16,
    before: 'Assignees of a ticket are texts, "0" where there is none.',
    type: "ticket",
    older: (ticket) => ASSIGNEES.reduce((record, name) => change(record, name, String), ticket),
  },
  {
    since: 16,
    before: "An article names its nearest parent (`parent_id`, `parent_type`), too.",
    type: "article",
    older: (article) =>
      Array.isArray(article.parent_ids)
        ? {
            ...article,
            parent_id: article.parent_ids.at(-1) ?? null,
            parent_type: article.parent_ids.length === 0 ? null : "collection",
          }
        : article,
  },
  {
    since: 12,
    before: "`ticket_state` is a word, with the two labels beside it.",
    type: "ticket",
    older(ticket) {
      const { ticket_state: state } = ticket;
      if (!isObject(state)) return ticket;
      return {
        ...ticket,
        ticket_state: state.category ?? null,
        ticket_state_internal_label: state.internal_label ?? null,
        ticket_state_external_label: state.external_label ?? null,
      };
    },
  },
  {
    since: 12,
    before: "A ticket's type does not list its states.",
    type: "ticket_type",
    older: ({ ticket_states: _, ...type }) => type,
  },
];

const ASSIGNEES = ["admin_assignee_id", "team_assignee_id"] as const;

/** What the newest says of a conversation that Fin did not resolve. Assumption: by the sense. */
const OLD_RESOLUTIONS: ReadonlyMap<Json, string> = new Map([
  ["escalated", "routed_to_team"],
  ["procedure_handoff", "routed_to_team"],
  ["negative_feedback", "abandoned"],
]);

function change(record: JsonObject, name: string, older: (value: Json) => Json): JsonObject {
  const value = record[name];
  return value === undefined ? record : { ...record, [name]: older(value) };
}

/** An answer of the newest version as an older one has it. */
export function asOf(version: string, answer: Answer): Answer {
  const differences = ANSWERS.filter(({ since }) => !isAtLeast(version, since));
  if (differences.length === 0 || answer.type !== undefined) return answer;
  const json = parseJson(textOf(answer.body));
  return json === undefined ? answer : { ...answer, body: JSON.stringify(older(json)) };

  function older(value: Json): Json {
    if (Array.isArray(value)) return value.map(older);
    if (!isObject(value)) return value;
    const inner = Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, older(one)]),
    );
    return differences
      .filter(({ type }) => type === value.type)
      .reduce((record, difference) => difference.older(record), inner);
  }
}
