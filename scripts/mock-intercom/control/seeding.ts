import type { FastifyInstance } from "fastify";
import { SEED_KINDS, type SeedCounts, seedWorkspace, sizesOf } from "../seed.ts";
import type { NewBanner } from "../state/banners.ts";
import type { NewCompany } from "../state/companies.ts";
import type { NewContact } from "../state/contacts.ts";
import type { NewRating } from "../state/conversation-ratings.ts";
import type { NewConversation } from "../state/conversations.ts";
import type { NewVisitor } from "../state/visitors.ts";
import type { Controlled } from "./control.ts";
import { list, MAYBE_TEXT, object, SECONDS, TEXT } from "./schemas.ts";

/**
 * - `POST /seed` `{contacts, conversations, tickets, internal_articles, ..., seed}`: so many more of
 *   each of `SEED_KINDS`; answers how many there are
 * - `POST /tags`, `/companies`, `/contacts`, `/conversations`, `/visitors`, `/banners`: a list of what
 *   to create; answers the list of ids
 * - `POST /ratings` `[{conversation_id, rating, remark, contact_id, admin_id}]`: what contacts think of
 *   conversations; answers the ids of these
 */
export function addSeeding(
  control: FastifyInstance,
  mock: Pick<Controlled, "workspace" | "clock">,
): void {
  const { workspace } = mock;

  /** A route that creates each item of a list and answers their ids. */
  const creator = <T>(path: string, item: object, create: (item: T) => { id: string }) => {
    control.post<{ Body: T[] }>(path, { schema: { body: list(item) } }, ({ body }) =>
      body.map((one) => create(one).id),
    );
  };

  control.post<{ Body: SeedCounts & { seed?: number } }>(
    "/seed",
    { schema: { body: COUNTS } },
    ({ body: { seed, ...counts } }) => {
      seedWorkspace(mock, counts, seed);
      return sizesOf(workspace);
    },
  );
  creator<{ name: string }>("/tags", TAG, ({ name }) => workspace.createTag(name));
  creator<NewCompany>("/companies", COMPANY, (company) => workspace.createCompany(company));
  creator<NewContact>("/contacts", CONTACT, (contact) => workspace.createContact(contact));
  creator<NewConversation>("/conversations", CONVERSATION, (conversation) =>
    workspace.createConversation(conversation),
  );
  // The API itself can make none of these.
  creator<NewRating & { conversation_id: string }>(
    "/ratings",
    RATING,
    ({ conversation_id, ...rating }) => workspace.rateConversation(conversation_id, rating),
  );
  creator<NewVisitor>("/visitors", VISITOR, (visitor) => workspace.createVisitor(visitor));
  creator<NewBanner>("/banners", BANNER, (banner) => workspace.createBanner(banner));
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

const RATING = object(
  {
    conversation_id: TEXT,
    rating: { type: "integer", minimum: 1, maximum: 5 },
    remark: TEXT,
    contact_id: TEXT,
    admin_id: TEXT,
  },
  ["conversation_id", "rating"],
);

const CONVERSATION = object(
  {
    author: object({ type: { enum: ["user", "lead", "admin", "bot"] }, id: TEXT }, ["type", "id"]),
    body: TEXT,
    subject: TEXT,
    url: MAYBE_TEXT,
    created_at: SECONDS,
    contacts: IDS,
  },
  ["author", "body"],
);
