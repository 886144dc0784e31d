import { CHANNELS } from "../records/conversation.ts";
import { SEED_KINDS, type SeedCounts, seedWorkspace, sizesOf } from "../seed.ts";
import type { NewBanner } from "../state/banners.ts";
import type { NewCompany } from "../state/companies.ts";
import type { NewContact } from "../state/contacts.ts";
import type { NewConversation } from "../state/conversations.ts";
import type { NewHelpCenter } from "../state/help-centers.ts";
import type { NewVisitor } from "../state/visitors.ts";
import type { Controlled } from "./control.ts";
import { list, MAYBE_TEXT, object, one, SECONDS, TEXT } from "./schemas.ts";
import { creates, type Steer, takes } from "./steer.ts";

/**
 * - `POST /seed` `{contacts, conversations, tickets, internal_articles, ..., seed}`: so many more of
 *   each of `SEED_KINDS`; answers how many there are
 * - `POST /tags`, `/companies`, `/contacts`, `/conversations`, `/visitors`, `/banners`, `/help-centers`:
 *   a list of what to create; answers the list of ids. A help center with a `help_center_id` is changed,
 *   its `locales` for example
 */
export function seedingPaths(mock: Pick<Controlled, "workspace" | "clock">): readonly Steer[] {
  const { workspace } = mock;
  return [
    takes<SeedCounts & { seed?: number }>("POST /_mock/seed", COUNTS, ({ seed, ...counts }) => {
      seedWorkspace(mock, counts, seed);
      return sizesOf(workspace);
    }),
    creates<{ name: string }>("POST /_mock/tags", TAG, ({ name }) => workspace.createTag(name)),
    creates<NewCompany>("POST /_mock/companies", COMPANY, (company) =>
      workspace.createCompany(company),
    ),
    creates<NewContact>("POST /_mock/contacts", CONTACT, (contact) =>
      workspace.createContact(contact),
    ),
    creates<NewConversation>("POST /_mock/conversations", CONVERSATION, (conversation) =>
      workspace.createConversation(conversation),
    ),
    creates<NewVisitor>("POST /_mock/visitors", VISITOR, (visitor) =>
      workspace.createVisitor(visitor),
    ),
    creates<NewHelpCenter | (Partial<NewHelpCenter> & { help_center_id: string })>(
      "POST /_mock/help-centers",
      HELP_CENTER,
      (helpCenter) => {
        if (!("help_center_id" in helpCenter)) return workspace.createHelpCenter(helpCenter);
        const { help_center_id, ...changes } = helpCenter;
        return workspace.updateHelpCenter(help_center_id, changes);
      },
    ),
    creates<NewBanner>("POST /_mock/banners", BANNER, (banner) => workspace.createBanner(banner)),
  ];
}

const COUNT = { type: "integer", minimum: 0, maximum: 1_000_000 } as const;
const MAYBE_TIME = { type: "integer", minimum: 0, nullable: true } as const;
const IDS = list(TEXT);

const COUNTS = object({
  ...Object.fromEntries(SEED_KINDS.map((kind) => [kind, COUNT])),
  seed: { type: "integer" },
});

const TAG = object({ name: TEXT }, ["name"]);

const COMPANY = object({ name: TEXT, company_id: TEXT, created_at: SECONDS }, [
  "name",
  "company_id",
]);

const CONTACT = object({
  role: { enum: ["user", "lead"] },
  email: MAYBE_TEXT,
  external_id: MAYBE_TEXT,
  name: MAYBE_TEXT,
  phone: MAYBE_TEXT,
  avatar: MAYBE_TEXT,
  owner_id: MAYBE_TEXT,
  unsubscribed_from_emails: { type: "boolean" },
  signed_up_at: MAYBE_TIME,
  last_seen_at: MAYBE_TIME,
  created_at: SECONDS,
  updated_at: SECONDS,
  companies: IDS,
  tags: IDS,
});

const VISITOR = object({
  user_id: TEXT,
  email: MAYBE_TEXT,
  phone: MAYBE_TEXT,
  name: MAYBE_TEXT,
  pseudonym: MAYBE_TEXT,
  referrer: MAYBE_TEXT,
});

const BANNER = object({
  title: MAYBE_TEXT,
  body: MAYBE_TEXT,
  show_dismiss_button: { type: "boolean" },
});

const HELP_CENTER_FIELDS = {
  identifier: TEXT,
  display_name: TEXT,
  locales: { ...list(TEXT), minItems: 1 },
  custom_domain: MAYBE_TEXT,
  website_turned_on: { type: "boolean" },
} as const;

const HELP_CENTER = one(
  object(HELP_CENTER_FIELDS, ["identifier", "display_name"]),
  object({ help_center_id: TEXT, ...HELP_CENTER_FIELDS }, ["help_center_id"]),
);

const AUTHOR = object(
  { type: { enum: ["user", "lead", "contact", "admin", "team", "bot"] }, id: TEXT },
  ["type", "id"],
);

const CONVERSATION = object(
  {
    author: { ...AUTHOR, nullable: true },
    source: {
      ...object({ type: { enum: Object.keys(CHANNELS) }, id: TEXT }, ["type", "id"]),
      nullable: true,
    },
    body: TEXT,
    subject: TEXT,
    url: MAYBE_TEXT,
    created_at: SECONDS,
    contacts: IDS,
  },
  ["author"],
);
