/**
 * Searches and dynamic schemas that must not compile: `npm run typecheck` fails where one of them
 * does, because the expected error is then missing. Beside them stand right ones. Nothing here runs.
 */
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { search } from "../../scripts/language/search.ts";

const texts = { title: "Tag", description: "The tag." };

// --- Searches ---

const FindUsers = search("POST /contacts/search", {
  path: "/find_users",
  items: "data",
  where: [
    { field: "role", operator: "=", value: "user" },
    { field: "custom_attributes.plan", operator: "IN", value: ["pro", "team"] },
  ],
  filters: {
    email: "=",
    name: { operator: "~", title: "Part of the name" },
    created_after: { field: "created_at", operator: ">" },
    tag: { field: "tag_id", operator: "=", input: input.string(texts) },
  },
  sort: "created_at",
  omit: ["tags"],
  trial: { values: { email: "ada@example.com" }, without: ["name"] },
});
const FindSome = search("POST /conversations/search", {
  items: "conversations",
  filters: {
    "source.author.email": "=",
    closed: { field: "statistics.last_close_at", operator: ">" },
  },
  sort: "statistics.last_close_at",
  upTo: 150,
});
choices(FindUsers, {
  items: "value",
  value: "id",
  title: "name",
  with: { email: "a@example.com" },
});
choices(FindSome, { value: "id", title: "title" });

// @ts-expect-error: a filter that is no field, and does not say which
search("POST /contacts/search", { items: "data", filters: { mail: "=" } });
search("POST /contacts/search", {
  items: "data",
  // @ts-expect-error: a filter on a field that the search does not know
  filters: { mail: { field: "e_mail", operator: "=" } },
});
// @ts-expect-error: an operator that Intercom does not have
search("POST /contacts/search", { items: "data", filters: { email: "LIKE" } });
// @ts-expect-error: an operator that texts do not have
search("POST /contacts/search", { items: "data", filters: { email: ">" } });
search("POST /contacts/search", {
  items: "data",
  // @ts-expect-error: contacts' times are compared by day only
  filters: { since: { field: "created_at", operator: ">=" } },
});
// @ts-expect-error: a filter without an operator
search("POST /contacts/search", { items: "data", filters: { since: { field: "created_at" } } });
// @ts-expect-error: a list is no search
search("GET /contacts", { items: "data" });
// @ts-expect-error: sorted by what is no time
search("POST /contacts/search", { items: "data", sort: "name" });
// @ts-expect-error: no such list in the answer
search("POST /contacts/search", { items: "contacts" });
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: a condition on a field that the search does not know
  where: [{ field: "admin", operator: "=", value: "1" }],
});
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: a condition with a value of another kind
  where: [{ field: "open", operator: "=", value: "true" }],
});
search("POST /tickets/search", {
  items: "tickets",
  // @ts-expect-error: one of several values, and only one of them
  where: [{ field: "state", operator: "IN", value: "resolved" }],
});
// @ts-expect-error: an item has no such part
search("POST /tickets/search", { items: "tickets", omit: ["parts"] });
search("POST /tickets/search", {
  items: "tickets",
  filters: { open: "=" },
  // @ts-expect-error: a trial with a value for a filter that is none
  trial: { values: { opened: true } },
});
// @ts-expect-error: up to a number, it answers the list itself
choices(FindSome, { items: "value", value: "id", title: "title" });
