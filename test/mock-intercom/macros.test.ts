import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("a macro shows its placeholders as elements in HTML, with braces in plain text", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createMacro({
    name: "Welcome",
    body: "<p>Hi {{user.name | fallback: 'you & \"all\"'}},</p><p>order {{order.number}}</p>",
  });
  expect((await call(`GET /macros/${id}`)).json).toEqual({
    type: "macro",
    id,
    name: "Welcome",
    body: '<p>Hi <attribute key="user.name" default="you &amp; &quot;all&quot;"/>,</p><p>order <attribute key="order.number"/></p>',
    body_text: 'Hi {{user.name|fallback:"you & "all""}},\n\norder {{order.number}}',
    created_at: "2025-06-15T15:06:40.000Z",
    updated_at: "2025-06-15T15:06:40.000Z",
    visible_to: "everyone",
    visible_to_team_ids: [],
    available_on: ["inbox", "messenger"],
  });
});

test("macros are listed the most recently changed first, page by page, each once", async () => {
  const { call, mock, workspace } = setUp();
  const ids = Array.from({ length: 25 }, (_, index) => {
    if (index % 3 === 0) mock.clock.advance(0.5);
    return workspace.createMacro({ name: `Macro ${index}`, body: "<p>Hi</p>" }).id;
  });
  mock.clock.advance(1);
  const [oldest = ""] = ids;
  workspace.updateMacro(oldest, { name: "Changed" });
  const seen: unknown[] = [];
  let query = "?per_page=10";
  for (;;) {
    const { json } = await call(`GET /macros${query}`);
    seen.push(...list(json.data).map(({ id }) => id));
    const { type, per_page, next } = object(json.pages);
    expect({ type, per_page }).toEqual({ type: "pages", per_page: 10 });
    if (next === null) break;
    query = `?per_page=10&starting_after=${object(next).starting_after}`;
  }
  expect(seen).toEqual([oldest, ...ids.slice(1).reverse()]);
});

test("a macro's cursor is the time in seconds with a fraction, and the id", async () => {
  const { call, workspace } = setUp();
  for (const name of ["A", "B"]) workspace.createMacro({ name, body: "<p>Hi</p>" });
  const { json } = await call("GET /macros?per_page=1");
  const cursor = String(object(object(json.pages).next).starting_after);
  const [first] = list(json.data);
  expect(Buffer.from(cursor, "base64").toString()).toBe(`[${START}.0, "${first?.id}"]`);
  expect(errorOf(await call("GET /macros?starting_after=nonsense")).status).toBe(400);
});

test("updated_since leaves out what was not changed after it", async () => {
  const { call, mock, workspace } = setUp();
  workspace.createMacro({ name: "Old", body: "<p>Hi</p>" });
  mock.clock.advance(10);
  workspace.createMacro({ name: "New", body: "<p>Hi</p>" });
  const { json } = await call(`GET /macros?updated_since=${START}`);
  expect(list(json.data).map(({ name }) => name)).toEqual(["New"]);
  expect(errorOf(await call("GET /macros?updated_since=yesterday"))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Invalid updated_since timestamp",
  });
  expect((await call("GET /macros?per_page=151")).status).toBe(400);
});

test("a macro of teams that the token's admin does not belong to is not there", async () => {
  const { call, workspace } = setUp();
  const mine = workspace.createTeam("Mine", [workspace.admins[0].id]);
  const theirs = workspace.createTeam("Theirs", []);
  const make = (name: string, team: string) =>
    workspace.createMacro({ name, body: "<p>Hi</p>", visible_to_team_ids: [team] }).id;
  const shown = make("Shown", mine.id);
  const hidden = make("Hidden", theirs.id);
  const { json } = await call("GET /macros");
  expect(list(json.data)).toMatchObject([{ id: shown, visible_to: "specific_teams" }]);
  for (const id of [hidden, "1"]) {
    expect(errorOf(await call(`GET /macros/${id}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "Macro not found",
    });
  }
  workspace.deleteMacro(shown);
  expect((await call(`GET /macros/${shown}`)).status).toBe(404);
});
