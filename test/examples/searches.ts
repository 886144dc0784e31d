/** Searches as maintainers write them. */
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { search } from "../../scripts/language/search.ts";

export const FindUsers = search("POST /contacts/search", {
  path: "/find_users",
  summary: "Find users",
  description: "Finds users by what is known of them, newest first.",
  items: "data",
  where: [{ field: "role", operator: "=", value: "user" }],
  filters: {
    email: "=",
    name: "~",
    external_id: { operator: "IN" },
    created_after: { field: "created_at", operator: ">" },
    tag: {
      field: "tag_id",
      operator: "=",
      title: "Tag",
      description: "Finds who has this tag.",
    },
  },
  sort: "created_at",
});

export const FindConversations = search("POST /conversations/search", {
  path: "/find_conversations",
  summary: "Find conversations",
  description: "Finds conversations by what is known of them, the last that was closed first.",
  items: "conversations",
  filters: {
    state: "=",
    "source.author.email": "=",
    "source.body": "~",
    admin_assignee_id: "=",
    updated_since: { field: "updated_at", operator: ">" },
    read: "=",
    // The seventh and what follows are advanced.
    closings: {
      field: "statistics.count_reopens",
      operator: ">=",
      input: input.integer({ title: "Reopened", description: "Finds what was reopened so often." }),
    },
  },
  sort: "updated_at",
});

/** For a dropdown: up to so many at once. */
export const ListOpenTicketChoices = search("POST /tickets/search", {
  path: "/choices/open_tickets",
  summary: "List open tickets to choose from",
  description: "Lists the newest open tickets, to choose from.",
  visibility: "internal",
  items: "tickets",
  where: [{ field: "open", operator: "=", value: true }],
  filters: {
    ticket_type_id: {
      operator: "=",
      input: input.from("GET /ticket_types/{ticket_type_id}", "ticket_type_id"),
    },
  },
  sort: "created_at",
  upTo: 200,
});
export const openTickets = choices(ListOpenTicketChoices, { value: "id", title: "ticket_id" });
