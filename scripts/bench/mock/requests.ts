import type { Json } from "../../common/json.ts";
import type { LoadRequest } from "./load.ts";

/**
 * What is asked of every server, by name. Prism's answers hold one contact each, so the first two
 * are the ones to compare.
 */
export function requestsFor({ id, email }: { id: string; email: string }) {
  return {
    "GET contact": { method: "GET", path: `/contacts/${id}` },
    "contact search": search({ query: { field: "email", operator: "=", value: email } }),
    // As a trigger polls: the newest of the last days.
    "a page of 10": search({
      query: { field: "updated_at", operator: ">", value: 1_749_800_000 },
      sort: { field: "updated_at", order: "descending" },
      pagination: { per_page: 10 },
    }),
  } as const satisfies Record<string, LoadRequest>;
}

const search = (body: Json) =>
  ({ method: "POST", path: "/contacts/search", body: JSON.stringify(body) }) as const;
