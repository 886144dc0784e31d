/** Lists of each kind of paging, as maintainers write them. */
import { companies } from "../../connector/users-and-leads/actions.ts";
import { list } from "../../scripts/language/list.ts";
import { search } from "../../scripts/language/search.ts";

/** By cursor, in the query. */
export const PagedContacts = list("GET /contacts", { items: "data", path: "/paged_contacts" });

/** By cursor, in the body. */
export const FoundContacts = search("POST /contacts/search", {
  path: "/found_contacts",
  summary: "Find contacts",
  description: "Finds contacts by their email address.",
  items: "data",
  filters: { email: "~" },
});

/** By page number. */
export const PagedCompanyContacts = list("GET /companies/{company_id}/contacts", {
  items: "data",
  path: "/paged_company_contacts/{company_id}",
  parameters: { company_id: { choices: companies } },
});

/** By page number, of a POST. */
export const PagedCompanies = list("POST /companies/list", {
  items: "data",
  path: "/paged_companies",
  effect: "read",
});

/** By link; of three parameters that exclude each other, one. */
export const PagedEvents = list("GET /events", {
  items: "events",
  path: "/paged_events",
  fixed: { type: "user" },
  only: ["intercom_user_id"],
});

/** By scroll. */
export const ScrolledCompanies = list("GET /companies/scroll", {
  items: "data",
  path: "/scrolled_companies",
});

/** All at once, up to a number. */
export const NewestConversations = list("GET /conversations", {
  items: "conversations",
  path: "/newest_conversations",
  upTo: 300,
});
