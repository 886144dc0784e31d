/** Where answers of the mock are right, though a description of Intercom's says otherwise. */
export interface DescriptionException {
  /** What is found, as `Description.faults` says it. */
  readonly faults: RegExp;
  /** The described versions in which it is. */
  readonly versions: readonly ("2.11" | "2.14" | "2.16")[];
  /** Why the answer is right, with the source. */
  readonly why: string;
}

const ALL = ["2.11", "2.14", "2.16"] as const;
const NEWER = ["2.14", "2.16"] as const;
const REQUIRED = "Only 2.11 marks what is required, and live answers leave some of that out";

export const DESCRIPTION_EXCEPTIONS: readonly DescriptionException[] = [
  {
    faults: /^conversation_statistics\.\w+ must be (integer|string|array)$/,
    versions: ALL,
    why: "Live, statistics have every key, null where nothing happened.",
  },
  {
    faults: /^conversation\.custom_attributes\.Copilot used must /,
    versions: NEWER,
    why: "Live, this attribute is a boolean, which the descriptions do not know as a value.",
  },
  {
    faults: /^Order\.custom_attributes\.total must be string$/,
    versions: NEWER,
    why: "A number of a custom object is a number; the descriptions have texts only.",
  },
  {
    faults: /^avatar must be string,null$/,
    versions: NEWER,
    why: "Live, a teammate's avatar is an object; so says 2.11, and the parameter display_avatar.",
  },
  {
    faults: /^avatar\.image_url must be string$/,
    versions: ["2.11"],
    why: "A teammate without a picture has an avatar without an address.",
  },
  {
    faults: /^pages\.next must be (object|null|object,null)$/,
    versions: ALL,
    why: "Calls and companies have page numbers: what is next is an address (the lists' own descriptions).",
  },
  {
    faults: /^pages\.next must (have required property 'per_page'|match a schema in anyOf)$/,
    versions: ["2.11"],
    why: 'Live, the next page is {"page", "starting_after"}.',
  },
  {
    faults: /^ticket\.snoozed_until must be integer$/,
    versions: ALL,
    why: 'Its own text: "If null, the ticket is not currently snoozed."',
  },
  {
    faults: /^event\.list(\.type must be equal to| must have required property)/,
    versions: ALL,
    why: "Events are summed up only where that is asked for (the operation's own text).",
  },
  {
    faults: /^event must have required property '(count|first|last|name)'$/,
    versions: ["2.11"],
    why: "The same: these are of sums.",
  },
  {
    faults: /^admin\.list must have required property 'teammates'$/,
    versions: ["2.11"],
    why: "Live, the teammates of a conversation are under `admins`.",
  },
  {
    faults: /^ticket_part must have required property 'ticket_state'$/,
    versions: ["2.11"],
    why: "The description's own examples have it only in parts that change the state.",
  },
  {
    faults: /^activity_log\.list\.activity_logs\[\]\.activity_type must be equal to/,
    versions: ["2.11"],
    why: "What teammates do is logged, whether or not the version knows the type yet.",
  },
  {
    faults: /^note must have required property 'contact'$/,
    versions: ["2.11"],
    why: "Notes of companies came with 2.15, and have an id as others do.",
  },
  {
    faults: /^data_attribute must have required property 'description'$/,
    versions: ["2.11"],
    why: `${REQUIRED}: an attribute that nobody described.`,
  },
  {
    faults: /^event\.summary must have required property 'user_id'$/,
    versions: ["2.11"],
    why: `${REQUIRED}: leads have no user_id.`,
  },
  {
    faults: /^news-item\.newsfeed_assignments\[\] must have required property 'published_at'$/,
    versions: ["2.11"],
    why: `${REQUIRED}: what is not published yet.`,
  },
];
