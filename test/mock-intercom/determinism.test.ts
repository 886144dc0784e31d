import { expect, test } from "vitest";
import { createMock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";

/** Everything that can be seen of a run with writes, late indexing, faults and searches. */
async function run(seed: number) {
  const mock = createMock({ seed, indexDelay: [0, 300], validate: false });
  const call = client(mock);
  seedWorkspace(mock, { contacts: 50, conversations: 20, companies: 5, tags: 4 }, seed);
  mock.faults.random(0.1, ["500", "429"]);
  const answers = [];
  for (let i = 0; i < 60; i++) {
    mock.clock.advance(7.3);
    const { status, body, headers } =
      i % 3 === 0
        ? await call("POST /contacts", { role: "lead", name: `Lead ${i}` })
        : await call("GET /contacts?per_page=3");
    answers.push({ status, body, headers });
  }
  return JSON.stringify({
    journal: mock.journal,
    contacts: [...mock.workspace.contacts.values()],
    conversations: [...mock.workspace.conversations.values()],
    answers,
  });
}

test("two runs under the same seed and clock give the same journals, ids and answers", async () => {
  const first = await run(3);
  expect(await run(3)).toBe(first);
  expect(await run(4)).not.toBe(first);
});
