/** What users and leads are looked for by; the first six are on the card at once. */

const day = (what: string, when: "after" | "before") =>
  `Finds who ${what} ${when} this day, as days are in the workspace's time zone.`;

export const FILTERS = {
  email: { operator: "=", description: "Finds who has this email address." },
  name: { operator: "~", description: "Finds whose name contains this text." },
  external_id: { operator: "=", description: "Finds who has this id in your own system." },
  phone: {
    operator: "=",
    description: "Finds who has this telephone number, written as it is in Intercom.",
  },
  tag_id: {
    field: "tag_id",
    operator: "=",
    title: "Tag",
    description: "Finds who carries this tag.",
  },
  created_after: {
    field: "created_at",
    operator: ">",
    description: day("was added to Intercom", "after"),
  },
  created_before: {
    field: "created_at",
    operator: "<",
    description: day("was added to Intercom", "before"),
  },
  last_seen_after: {
    field: "last_seen_at",
    operator: ">",
    description: day("was last seen in your product", "after"),
  },
  segment_id: {
    field: "segment_id",
    operator: "=",
    title: "Segment",
    description: "Finds who falls into this segment.",
  },
  owner_id: {
    operator: "=",
    title: "Owner",
    description: "Finds whom this teammate owns.",
  },
} as const;

/** What only users are looked for by. */
export const USER_FILTERS = {
  signed_up_after: {
    field: "signed_up_at",
    operator: ">",
    description: day("signed up with your product", "after"),
  },
  unsubscribed_from_emails: {
    operator: "=",
    description: "Finds who has (yes) or has not (no) asked to receive no more emails.",
  },
} as const;
