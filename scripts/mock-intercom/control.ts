import type { FastifyInstance } from "fastify";
import { ApiError, envelope, routeNotFound } from "./errors.ts";
import { FAULT_KINDS, type Fault, type FaultKind } from "./faults.ts";
import type { Mock } from "./mock.ts";
import { type SeedCounts, seedWorkspace } from "./seed.ts";
import type { NewCompany, NewContact, NewConversation } from "./workspace.ts";

/**
 * The control interface, for whoever drives the mock from outside. Its requests need no token, meet
 * no fault and are not in the journal. Bodies are checked by the schemas beside the routes.
 *
 * - `GET /_mock/clock`, `POST /_mock/clock` `{set}` or `{advance}` (unix seconds, seconds)
 * - `POST /_mock/seed` `{contacts, conversations, companies, tags, seed}`: so many of each
 * - `POST /_mock/tags`, `/companies`, `/contacts`, `/conversations`: a list of what to create;
 *   answers the list of ids
 * - `POST /_mock/faults` `{kind, match, nth, times}` or `{share, kinds}`, `DELETE /_mock/faults`
 * - `GET /_mock/journal`, `DELETE /_mock/journal`
 */
export function addControl(
  app: FastifyInstance,
  mock: Pick<Mock, "clock" | "faults" | "journal" | "workspace">,
): void {
  const { clock, faults, journal, workspace } = mock;
  const time = () => ({ now: clock.now(), iso: new Date(clock.now() * 1000).toISOString() });

  app.register(
    async (control) => {
      control.setErrorHandler((error, _request, reply) => {
        const message = error instanceof Error ? error.message : String(error);
        const known = error instanceof ApiError ? error : undefined;
        const refusal = known ?? new ApiError(400, "parameter_invalid", message);
        reply.code(refusal.status).type("application/json; charset=utf-8");
        reply.send(envelope(refusal, "control"));
      });
      control.setNotFoundHandler(() => {
        throw routeNotFound();
      });

      control.get("/clock", () => time());
      control.post<{ Body: { set?: number; advance?: number } }>(
        "/clock",
        { schema: { body: one(number("set"), number("advance")) } },
        ({ body }) => {
          if (body.set !== undefined) clock.set(body.set);
          if (body.advance !== undefined) clock.advance(body.advance);
          return time();
        },
      );

      control.post<{ Body: SeedCounts & { seed?: number } }>(
        "/seed",
        {
          schema: {
            body: object({
              contacts: COUNT,
              conversations: COUNT,
              companies: COUNT,
              tags: COUNT,
              seed: { type: "integer" },
            }),
          },
        },
        ({ body: { seed, ...counts } }) => {
          seedWorkspace(mock, counts, seed);
          const { contacts, conversations, companies, tags } = workspace;
          return {
            contacts: contacts.size,
            conversations: conversations.size,
            companies: companies.size,
            tags: tags.size,
          };
        },
      );
      control.post<{ Body: { name: string }[] }>(
        "/tags",
        { schema: { body: list({ name: TEXT }, ["name"]) } },
        ({ body }) => body.map(({ name }) => workspace.createTag(name).id),
      );
      control.post<{ Body: NewCompany[] }>(
        "/companies",
        {
          schema: {
            body: list({ name: TEXT, company_id: TEXT, created_at: TIME }, ["name", "company_id"]),
          },
        },
        ({ body }) => body.map((company) => workspace.createCompany(company).id),
      );
      control.post<{ Body: NewContact[] }>(
        "/contacts",
        { schema: { body: CONTACTS } },
        ({ body }) => body.map((contact) => workspace.createContact(contact).id),
      );
      control.post<{ Body: NewConversation[] }>(
        "/conversations",
        { schema: { body: CONVERSATIONS } },
        ({ body }) => body.map((conversation) => workspace.createConversation(conversation).id),
      );

      control.post<{ Body: Fault | { share: number; kinds?: FaultKind[] } }>(
        "/faults",
        { schema: { body: one(FAULT, RANDOM_FAULTS) } },
        ({ body }, reply) => {
          if ("share" in body) faults.random(body.share, body.kinds);
          else faults.add(body);
          reply.code(204).send();
        },
      );
      control.delete("/faults", (_request, reply) => {
        faults.clear();
        reply.code(204).send();
      });

      control.get("/journal", () => journal);
      control.delete("/journal", (_request, reply) => {
        journal.length = 0;
        reply.code(204).send();
      });
    },
    { prefix: "/_mock" },
  );
}

const COUNT = { type: "integer", minimum: 0, maximum: 1_000_000 } as const;
const TEXT = { type: "string" } as const;
const TIME = { type: "number", minimum: 0 } as const;
const MAYBE_TEXT = { type: "string", nullable: true } as const;
const MAYBE_TIME = { type: "integer", minimum: 0, nullable: true } as const;
const IDS = { type: "array", items: TEXT } as const;
const KIND = { enum: FAULT_KINDS } as const;

const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const number = (name: string) => object({ [name]: { type: "number" } }, [name]);
const list = (properties: object, required: readonly string[] = []) => ({
  type: "array",
  items: object(properties, required),
});
const one = (...schemas: object[]) => ({ oneOf: schemas });

const CONTACTS = list({
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
  created_at: TIME,
  updated_at: TIME,
  companies: IDS,
  tags: IDS,
});

const CONVERSATIONS = list(
  {
    author: object({ type: { enum: ["user", "lead", "admin", "bot"] }, id: TEXT }, ["type", "id"]),
    body: TEXT,
    subject: TEXT,
    url: MAYBE_TEXT,
    created_at: TIME,
    contacts: IDS,
  },
  ["author", "body"],
);

const FAULT = object(
  {
    kind: KIND,
    match: TEXT,
    nth: { type: "integer", minimum: 1 },
    times: { type: "integer", minimum: 1 },
  },
  ["kind"],
);
const RANDOM_FAULTS = object(
  {
    share: { type: "number", minimum: 0, maximum: 1 },
    kinds: { type: "array", items: KIND, minItems: 1 },
  },
  ["share"],
);
