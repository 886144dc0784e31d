/** What users and leads are looked for by; the first six are on the card at once. */
export const FILTERS = {
  email: "=",
  name: "~",
  external_id: "=",
  phone: "=",
  tag_id: {
    field: "tag_id",
    operator: "=",
    title: "Tag",
    description: "Finds who carries this tag.",
  },
  created_after: { field: "created_at", operator: ">" },
  created_before: { field: "created_at", operator: "<" },
  last_seen_after: { field: "last_seen_at", operator: ">" },
  segment_id: {
    field: "segment_id",
    operator: "=",
    title: "Segment",
    description: "Finds who falls into this segment.",
  },
  owner_id: { field: "owner_id", operator: "=", title: "Owner" },
} as const;
