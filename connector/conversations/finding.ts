/** Conversations by what is known of them. */
import { action } from "../../scripts/language/action.ts";
import { input } from "../../scripts/language/inputs.ts";
import { search } from "../../scripts/language/search.ts";
import { admins } from "../admins/actions.ts";
import { contacts } from "../contacts/actions.ts";
import { PAGED_QUERY } from "../paged-query.ts";
import { tags } from "../tags/actions.ts";
import { teams } from "../teams/actions.ts";
import { PRIORITIES, STATES } from "./filters.ts";

export const FindConversations = search("POST /conversations/search", {
  path: "/find_conversations",
  summary: "Find conversations",
  description:
    "Finds conversations by state, teammate, team, contact, tag, words, times and more, those that changed last first. Without filters it lists all; where nothing is found, the list is empty. List messages of conversation gives what was said in one.",
  visibility: "important",
  items: "conversations",
  filters: {
    state: {
      operator: "=",
      input: input.choice(STATES, {
        title: "State",
        description: "Finds conversations in this state.",
      }),
    },
    contact_id: {
      field: "contact_ids",
      operator: "=",
      title: "Contact",
      description: "Finds conversations in which this contact takes part.",
      choices: contacts,
    },
    admin_assignee_id: {
      operator: "=",
      title: "Teammate",
      description: "Finds conversations that this teammate is in charge of.",
      choices: admins,
    },
    team_assignee_id: {
      operator: "=",
      title: "Team",
      description: "Finds conversations that this team is in charge of.",
      choices: teams,
    },
    tag_id: {
      field: "tag_ids",
      operator: "=",
      title: "Tag",
      description: "Finds conversations with this tag.",
      choices: tags,
    },
    text: {
      field: "source.body",
      operator: "~",
      title: "Text",
      description:
        "Finds conversations whose first message has this word; later messages are not searched.",
    },
    subject: {
      field: "source.subject",
      operator: "~",
      title: "Subject",
      description: "Finds emails whose subject contains this text.",
    },
    created_after: {
      field: "created_at",
      operator: ">",
      title: "Created After",
      description: "Finds conversations that began after this time.",
    },
    created_before: {
      field: "created_at",
      operator: "<",
      title: "Created Before",
      description: "Finds conversations that began before this time.",
    },
    updated_after: {
      field: "updated_at",
      operator: ">",
      title: "Updated After",
      description: "Finds conversations that last changed after this time.",
    },
    updated_before: {
      field: "updated_at",
      operator: "<",
      title: "Updated Before",
      description: "Finds conversations that last changed before this time.",
    },
    closed_after: {
      field: "statistics.last_close_at",
      operator: ">",
      title: "Closed After",
      description: "Finds conversations that were last closed after this time.",
    },
    priority: {
      operator: "=",
      input: input.choice(PRIORITIES, {
        title: "Priority",
        description: "Finds conversations of this priority.",
      }),
    },
    rating: {
      field: "conversation_rating.score",
      operator: "=",
      input: input.integer({
        title: "Rating",
        description: "Finds conversations that the contact rated so, from 1 (worst) to 5 (best).",
        example: 5,
      }),
    },
  },
  sort: "updated_at",
});

export const SearchConversations = action("POST /conversations/search", {
  summary: "Search conversations by query",
  description:
    "Finds conversations by a query in Intercom's own form, page by page, for what Find conversations cannot ask: groups of filters in groups. Without their messages.",
  visibility: "advanced",
  effect: "read",
  parameters: PAGED_QUERY,
  trial: { values: { query: { field: "open", operator: "=", value: true } } },
});
