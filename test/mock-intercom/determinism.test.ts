import { expect, test } from "vitest";
import { isObject, type Json } from "../../scripts/common/json.ts";
import { createMock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";

/** A day's work across the resources; each step may use what the steps before were answered. */
const STORY: readonly ((seen: Seen) => readonly [call: string, body?: Json])[] = [
  () => ["POST /data_attributes", { name: "level", model: "contact", data_type: "string" }],
  () => ["POST /contacts", { email: "ada@example.com", custom_attributes: { level: "gold" } }],
  () => ["POST /contacts", { role: "lead", email: "ada@example.com" }],
  () => ["POST /companies", { company_id: "c-1", name: "Contoso" }],
  ({ contact, company }) => [`POST /contacts/${contact}/companies`, { id: company }],
  ({ contact, admin }) => [`POST /contacts/${contact}/notes`, { admin_id: admin, body: "Called" }],
  () => ["POST /tags", { name: "VIP" }],
  ({ contact, tag }) => [`POST /contacts/${contact}/tags`, { id: tag }],
  ({ contact }) => [
    "POST /events",
    { id: contact, event_name: "ordered", created_at: 1_750_000_000 },
  ],
  ({ contact }) => ["POST /conversations", { from: { type: "user", id: contact }, body: "Hello" }],
  ({ conversation, admin }) => [
    `POST /conversations/${conversation}/reply`,
    { type: "admin", message_type: "comment", admin_id: admin, body: "Good morning" },
  ],
  ({ conversation, admin }) => [
    `POST /conversations/${conversation}/parts`,
    { type: "admin", message_type: "close", admin_id: admin },
  ],
  () => ["POST /ticket_types", { name: "Bug", category: "Customer" }],
  ({ type, contact }) => [
    "POST /tickets",
    {
      ticket_type_id: type,
      contacts: [{ id: contact }],
      ticket_attributes: { _default_title_: "It crashes" },
    },
  ],
  ({ admin }) => ["POST /articles", { title: "Invoices", author_id: Number(admin) }],
  () => ["POST /help_center/collections", { name: "Billing" }],
  () => ["GET /contacts?per_page=3"],
  () => ["POST /contacts/search", { query: { field: "role", operator: "=", value: "user" } }],
  () => ["GET /companies/scroll"],
  () => ["POST /tickets/search", { query: { field: "created_at", operator: ">", value: 1 } }],
  () => ["GET /conversations"],
  () => ["GET /admins/activity_logs?created_at_after=0"],
  ({ contact }) => [`DELETE /contacts/${contact}`],
];

/** The ids that answers gave. */
type Seen = Readonly<
  Record<"admin" | "contact" | "company" | "tag" | "conversation" | "type", string>
>;

const NAMES: Readonly<Record<string, keyof Seen>> = {
  "POST /contacts": "contact",
  "POST /companies": "company",
  "POST /tags": "tag",
  "POST /conversations": "conversation",
  "POST /ticket_types": "type",
};

/** Everything that can be seen of a run with writes, late indexing, faults, pages and searches. */
async function run(seed: number) {
  const mock = createMock({ seed, indexDelay: [0, 300] });
  const call = client(mock);
  seedWorkspace(mock, { contacts: 50, conversations: 20, companies: 5, tags: 4 }, seed);
  mock.faults.random(0.05, ["500", "429"]);
  const unknown = { contact: "-", company: "-", tag: "-", conversation: "-", type: "-" };
  let seen: Seen = { admin: mock.workspace.admins[0].id, ...unknown };
  const answers: Json[] = [];
  for (let round = 0; round < 3; round++) {
    for (const step of STORY) {
      mock.clock.advance(7.3);
      const [request, body] = step(seen);
      const { status, headers, json, body: text } = await call(request, body);
      answers.push({ status, headers, text });
      const name = NAMES[request];
      const id = json.conversation_id ?? json.id;
      if (name !== undefined && typeof id === "string") seen = { ...seen, [name]: id };
    }
  }
  return { journal: JSON.stringify(mock.journal), answers, state: JSON.stringify(mock.snapshot()) };
}

test("two runs of a story over many resources, under the same seed and clock, give byte-identical journals, answers and states", async () => {
  const first = await run(3);
  const second = await run(3);
  expect(second.journal).toBe(first.journal);
  expect(second.answers).toEqual(first.answers);
  expect(second.state).toBe(first.state);
});

test("another seed gives other ids, times and faults", async () => {
  const [first, other] = [await run(3), await run(4)];
  expect(other.journal).not.toBe(first.journal);
  expect(other.state).not.toBe(first.state);
});

test("the story works: but for the faults, only what is meant to fails", async () => {
  const { answers } = await run(3);
  const failed = answers.filter(isObject).filter(({ status }) => Number(status) >= 400);
  const codes = failed.map(({ text }) => list(object(JSON.parse(String(text))).errors)[0]?.code);
  // The contact is created anew in each round, the attribute only in the first.
  const expected = ["server_error", "rate_limit_exceeded", "parameter_invalid", "conflict"];
  expect(codes.filter((code) => !expected.includes(String(code)))).toEqual([]);
});
