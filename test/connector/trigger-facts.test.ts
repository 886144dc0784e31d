/** Each row of the reference's table of triggers, held against what the trigger does on the mock. */
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import shipped from "../../connector/connector.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import { triggerFacts } from "../../scripts/generate/reference/trigger-overview.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { SEED_PRESETS, seedWorkspace } from "../../scripts/mock-intercom/seed.ts";
import { firesOf, neededBy } from "../../scripts/pipeline/trials/fires.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { connector, script } from "./workbench.ts";

const contract = fileURLToPath(new URL("../../connector/intercom", import.meta.url));
const { models } = buildModels(shipped, readContract(contract));
const model = models.find(({ name }) => name === "intercom");
if (model === undefined) throw new Error("connector/connector.ts has no package intercom");
const triggers = model.operations.filter(({ kind }) => kind === "trigger");

const START = 1_750_000_000;
const mock = createMock({ now: START, rateLimit: 1e9, control: true, validate: false });
seedWorkspace(mock, SEED_PRESETS);
const connection = connect({
  connector,
  parameters: { access_token: "mock-token" },
  send: mock.send,
  runScript: planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
});
afterAll(() => mock.close());

describe.each(triggers)("the table's row of $id", (operation) => {
  const { idle, calls, firstCheck } = triggerFacts(operation);

  it("has what a check costs, and what the first does", async () => {
    const trigger = connection.trigger(operation.id, await neededBy(operation, model, connection));
    const poll = async () => {
      mock.journal.length = 0;
      const { items } = await trigger.poll();
      return { items, paths: mock.journal.map(({ path }) => path.replace(/\?.*/, "")) };
    };
    mock.clock.advance(900);
    expect([(await poll()).items, firstCheck]).toEqual([[], "Starts nothing"]);
    mock.clock.advance(900);
    await poll();
    mock.clock.advance(900);
    const quiet = await poll();
    expect([quiet.items, quiet.paths.length]).toEqual([[], 1]);
    expect(idle).toMatch(/^1\b/);

    await firesOf(operation, model, connection, { send: mock.send, now: mock.clock.now })(1);
    mock.clock.advance(60);
    const { items, paths } = await poll();
    expect(items).not.toEqual([]);
    // Beside the first page, what else the row says: parts, or names.
    const [page, ...others] = paths;
    expect(others).not.toContain(page);
    expect(others.length > 0).toBe(calls.includes(","));
    const things = [...calls.matchAll(/1 for (?:each|all)(?: of (?:the|their))? (\w+)/g)];
    for (const path of others) {
      expect(things.map(([, thing]) => thing)).toContain(path.split("/")[1]);
    }
  });
});

/** What is about what happened, or never changes, needs no word on when it counts. */
const OF_WHAT_HAPPENED: readonly (readonly [string, readonly string[]])[] = [
  ["kinds", ["WhenSomethingHappensInConversation", "WhenTeammateActivity"]],
  ["author", ["WhenTeammateReplied", "WhenNoteAddedToConversation"]],
  ["tag", ["WhenTagAddedToContact"]],
  ["teammate", ["WhenTeammateStartsConversation", "WhenTeammateActivity"]],
];
const ALWAYS_OF_WHAT_HAPPENED = [
  "added_tag",
  "assigned_team",
  "assigned_teammate",
  "attribute",
  "channel",
  "contact_id",
  "direction",
  "event_name",
  "from",
  "highest_score",
  "to",
];

it("each filter on what can change says that it counts as it is when the flow starts", () => {
  const silent = triggers.flatMap(({ id, parameters }) =>
    parameters
      .filter(({ key, field: { description = "" } }) => {
        const happened = OF_WHAT_HAPPENED.some(([name, ids]) => name === key && ids.includes(id));
        const told = description.includes("when the flow starts");
        return told === (happened || ALWAYS_OF_WHAT_HAPPENED.includes(key));
      })
      .map(({ key }) => `${id} ${key}`),
  );
  expect(silent).toEqual([]);
});

/** The action that gets what a trigger delivers, by what the trigger polls. */
const GETS: Readonly<Record<string, string>> = {
  "/contacts/search": "GetContact",
  "/conversations/search": "GetConversation",
  "/tickets/search": "GetTicket",
  "/articles": "GetArticle",
  "/calls": "GetCall",
  "/macros": "GetMacro",
};
/** What only the answer for one thing has: a list of up to 500 parts, and what Intercom does not list. */
const ONLY_GOT: readonly string[] = ["conversation_parts", "statistics"];
/** What the published connector's flows read is not what Intercom calls so today. */
const PUBLISHED = ["TrigNewUser", "TrigNewLead", "TrigUpdateUser", "TrigNewConversation"];
/** Entries of logs are what happened themselves; nothing can be got of what is deleted. */
const ARE_EVENTS = [
  "WhenContactEvent",
  "WhenTeammateActivity",
  "WhenTeammateAwayStatusChanged",
  "WhenConversationDeleted",
];

describe.each(triggers.filter(({ id }) => !PUBLISHED.includes(id) && !ARE_EVENTS.includes(id)))(
  "what $id delivers",
  ({ plan, answer }) => {
    const delivered = answer.field.items?.fields ?? {};

    it("is what the action that gets it answers, and what happened", () => {
      const id = GETS[plan?.poll?.call ?? ""];
      const got = models
        .flatMap(({ operations }) => operations)
        .find((operation) => operation.id === id)?.answer.field.fields;
      const lacking = Object.keys(got ?? {}).filter((key) => !Object.hasOwn(delivered, key));
      expect(got).toBeDefined();
      expect(lacking.filter((key) => !ONLY_GOT.includes(key))).toEqual([]);
      expect(Object.keys(delivered.event?.fields ?? {})).toEqual(
        expect.arrayContaining(["kind", "at"]),
      );
    });
  },
);
