import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

test("a snooze ends at its time, however far the clock is moved", async () => {
  const { mock, call, id, act } = setUp();
  await act({ message_type: "snoozed", snoozed_until: START + 600 });
  mock.clock.advance(7200);
  expect(mock.clock.now()).toBe(START + 7200);
  const reply = await call(`GET /conversations/${id}`);
  expect(reply.json).toMatchObject({
    state: "open",
    snoozed_until: null,
    updated_at: START + 600,
  });
  expect(partsOf(reply).at(-1)).toMatchObject({
    part_type: "timer_unsnooze",
    created_at: START + 600,
  });
});

test("what happens by itself is seen late from its own time on", async () => {
  const mock = createMock({ now: START, indexDelay: [60, 60] });
  const { workspace } = mock;
  const { id } = workspace.createConversation({ author: null, source: null });
  workspace.snoozeConversation(id, workspace.botAuthor(), START + 600);
  const call = client(mock);
  const query = { field: "updated_at", operator: ">", value: START + 600 };
  const found = async () => (await call("POST /conversations/search", { query })).json.total_count;
  mock.clock.advance(659);
  expect(await found()).toBe(0);
  mock.clock.advance(1);
  expect(await found()).toBe(1);
});

test("alarms ring in the order of their times, and at those", async () => {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const ids = [900, 300, 600].map((seconds) => {
    const { id } = workspace.createConversation({ author: null, source: null });
    workspace.snoozeConversation(id, workspace.botAuthor(), START + seconds);
    return id;
  });
  const article = workspace.createArticle({
    title: "Planned",
    author_id: Number(workspace.admins[0].id),
    scheduled_publish_at: START + 450,
  });
  mock.clock.set(START + 5000);
  const times = ids.map((id) => workspace.existingConversation(id).updated_at);
  expect(times).toEqual([START + 900, START + 300, START + 600]);
  expect(workspace.existingArticle(article.id).updated_at).toBe(START + 450);
  expect(workspace.existingArticle(article.id).contents[0].state).toBe("published");
});

test("a clock that is put back wakes nobody", () => {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const { id } = workspace.createConversation({ author: null, source: null });
  workspace.snoozeConversation(id, workspace.botAuthor(), START + 60);
  mock.clock.set(START - 3600);
  expect(workspace.existingConversation(id).state).toBe("snoozed");
  mock.clock.set(START + 60);
  expect(workspace.existingConversation(id).state).toBe("open");
});
