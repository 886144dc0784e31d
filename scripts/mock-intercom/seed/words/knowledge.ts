export const COLLECTIONS = [
  { name: "Getting started", description: "The first steps", inside: ["Your account"] },
  { name: "Billing", description: "Plans, invoices and payments", inside: [] },
  { name: "Data and API", description: "Exports, imports and the API", inside: ["Exports"] },
] as const;

/** A text that explains something in steps. */
export interface Guide {
  /** The name of a collection. */
  readonly collection: string;
  readonly title: string;
  readonly description: string;
  readonly steps: readonly string[];
}

export const GUIDES: readonly [Guide, ...Guide[]] = [
  {
    collection: "Getting started",
    title: "Set up your workspace",
    description: "From an empty workspace to the first project",
    steps: ["Choose a name and a time zone.", "Add your logo.", "Create a first project."],
  },
  {
    collection: "Your account",
    title: "Change your password",
    description: "And what to do when you have forgotten it",
    steps: ["Click your picture.", "Choose Security.", "Enter the old and the new password."],
  },
  {
    collection: "Your account",
    title: "Invite a colleague",
    description: "Members, guests and what they may do",
    steps: ["Open Settings, then Members.", "Enter an email address.", "Choose a role."],
  },
  {
    collection: "Billing",
    title: "Read your invoice",
    description: "What the lines of an invoice mean",
    steps: ["Seats are counted by the day.", "Discounts stand at the end."],
  },
  {
    collection: "Billing",
    title: "Change your plan",
    description: "What happens to what you have paid",
    steps: ["Open Settings, then Plan.", "Compare the plans.", "Confirm the change."],
  },
  {
    collection: "Exports",
    title: "Export your orders",
    description: "As CSV or through the API",
    steps: ["Open Reports.", "Choose a period.", "Wait for the email with the link."],
  },
  {
    collection: "Data and API",
    title: "Create an access token",
    description: "For scripts and integrations",
    steps: ["Open Settings, then Developers.", "Choose what the token may do.", "Keep it secret."],
  },
];

/** What only teammates read. */
export const INTERNAL_GUIDES: readonly [Guide, ...Guide[]] = [
  {
    collection: "",
    title: "How we return payments",
    description: "",
    steps: [
      "Check the payment.",
      "Open a back-office task.",
      "Tell the customer when to expect it.",
    ],
  },
  {
    collection: "",
    title: "Handing over at the end of a shift",
    description: "",
    steps: ["Snooze what can wait.", "Write a note into what cannot.", "Set yourself away."],
  },
  {
    collection: "",
    title: "What to do in an incident",
    description: "",
    steps: [
      "Open a tracker ticket.",
      "Link the conversations.",
      "Answer them all when it is over.",
    ],
  },
];

export const NEWS = [
  ["Exports in half the time", "Large exports now run in parts.", "Improvement"],
  ["Meet us in spring", "We show what is new, and answer questions.", "Event"],
  ["Roles for guests", "Guests can now comment without changing anything.", "New"],
  ["Planned maintenance", "On Sunday morning orders can be read only.", "Announcement"],
] as const;

export const SNIPPETS = [
  ["Opening hours", "We answer from Monday to Friday, nine to six."],
  ["Returning goods", "Goods can be returned within 30 days."],
] as const;

/** Pages of a website that Fin may read. */
export const PAGES = [
  ["about", "About us", "We make software for small shops."],
  ["delivery", "Delivery", "Orders leave our warehouse within two days."],
  ["security", "Security", "All data is kept twice and encrypted."],
] as const;
