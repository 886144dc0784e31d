/** What makers need not see at once of a search by a query in Intercom's own form: its pages and its order. */
export const PAGED_QUERY = {
  "pagination.per_page": { title: "Per Page", visibility: "advanced" },
  "pagination.starting_after": { title: "Cursor", visibility: "advanced" },
  "sort.field": { visibility: "advanced" },
  "sort.order": {
    visibility: "advanced",
    description: "Which come first; the largest or newest unless given.",
    words: { descending: "Largest or newest first", ascending: "Smallest or oldest first" },
  },
} as const;
