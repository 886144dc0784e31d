/** What users and leads are looked for by, and what triggers on them can be narrowed down by. */
import { input } from "../../scripts/language/inputs.ts";
import { any, equals, given, not, type Ref, type Value } from "../../scripts/language/values.ts";
import { AS_IT_STARTS } from "../as-it-starts.ts";
import { segments } from "../segments/actions.ts";
import { tags } from "../tags/actions.ts";

const day = (what: string, when: "after" | "before") =>
  `Finds who ${what} ${when} this day, as days are in the workspace's time zone.`;

/** The first six are on the card at once. */
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

/** For triggers on what can happen long after a contact was created: all of it can change meanwhile. */
export const byContact = {
  tag: {
    field: "tag_id",
    operator: "=",
    title: "Tag",
    description: `Only contacts that have this tag ${AS_IT_STARTS}`,
    choices: tags,
  },
  segment: {
    field: "segment_id",
    operator: "=",
    title: "Segment",
    description: `Only contacts that fall into this segment ${AS_IT_STARTS}`,
    choices: segments,
  },
  unsubscribed: {
    field: "unsubscribed_from_emails",
    operator: "=",
    title: "Unsubscribed From Emails",
    description: `Only contacts who take no emails (yes) or who take them (no) ${AS_IT_STARTS}`,
  },
} as const;

/** A parameter of triggers on contacts; {@link hasEmailIf} is what it means. */
export const onlyWithEmail = {
  only_with_email: input.boolean({
    title: "Only With Email",
    description: "Whether to pass over contacts that have no email address when the flow starts.",
  }),
};

/** Whether a contact has an email address, if the maker asks for one. */
export const hasEmailIf = (
  only: Ref<boolean>,
  { email }: Ref<{ email?: string | null }>,
): Value<boolean> => any(not(equals(only, true)), given(email));
