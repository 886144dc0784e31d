import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const listener = listening(START);
  const visitor = listener.workspace.createVisitor({ name: "Red Duck", email: "red@example.com" });
  return { ...listener, visitor };
}

test("a visitor is found by the user id and by nothing else", async () => {
  const { call, visitor } = setUp();
  const { json } = await call(`GET /visitors?user_id=${visitor.user_id}`);
  expect(json).toMatchObject({ type: "visitor", id: visitor.id, anonymous: true });
  for (const user_id of [visitor.id, "nobody"]) {
    expect(errorOf(await call(`GET /visitors?user_id=${user_id}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "Visitor Not Found",
    });
  }
  expect(errorOf(await call("GET /visitors")).status).toBe(400);
});

test("a visitor is updated by either id", async () => {
  const { call, mock, workspace, visitor } = setUp();
  workspace.defineAttribute("plan", "string");
  mock.clock.advance(9);
  const named = await call("PUT /visitors", { id: visitor.id, name: "Ada" });
  expect(named.json).toMatchObject({ name: "Ada", created_at: START, updated_at: START + 9 });
  const custom_attributes = { plan: "Free" };
  const { json } = await call("PUT /visitors", { user_id: visitor.user_id, custom_attributes });
  expect(json).toMatchObject({ name: "Ada", custom_attributes });
});

test("an update is refused without an id, for nobody, and for unknown attributes", async () => {
  const { call, visitor } = setUp();
  expect(errorOf(await call("PUT /visitors", { name: "Ada" })).code).toBe("parameter_missing");
  expect(errorOf(await call("PUT /visitors", { user_id: "fail", name: "Ada" })).status).toBe(404);
  const unknown = { id: visitor.id, custom_attributes: { moon: 1 } };
  expect(errorOf(await call("PUT /visitors", unknown)).code).toBe("parameter_invalid");
});

test("the control interface makes visitors, whom the API cannot make", async () => {
  const call = client(createMock({ control: true }));
  const { body } = await call("POST /_mock/visitors", [{ user_id: "v1", name: "Red Duck" }]);
  const { json } = await call("GET /visitors?user_id=v1");
  expect([json.id]).toEqual(JSON.parse(body));
});

describe("converting a visitor", () => {
  const convert = (visitor: { user_id: string }, user: Record<string, string>, type = "user") => ({
    visitor: { user_id: visitor.user_id },
    user,
    type,
  });

  test("makes a user of the visitor, who is none any more", async () => {
    const { call, notifications, visitor } = setUp();
    const { status, json } = await call(
      "POST /visitors/convert",
      convert(visitor, { user_id: "7", email: "ada@example.com" }),
    );
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: visitor.id,
      role: "user",
      name: "Red Duck",
      email: "ada@example.com",
      external_id: "7",
    });
    expect((await call(`GET /visitors?user_id=${visitor.user_id}`)).status).toBe(404);
    expect((await call(`GET /contacts/${visitor.id}`)).status).toBe(200);
    expect(await notifications()).toMatchObject([
      { topic: "contact.user.created", item: { id: visitor.id } },
      { topic: "visitor.signed_up", item: { type: "user", user_id: "7", anonymous: false } },
    ]);
  });

  test("merges the visitor into the contact who is there already", async () => {
    const { call, workspace, visitor } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com", external_id: "7" });
    const { json } = await call("POST /visitors/convert", convert(visitor, { user_id: "7" }));
    expect(json).toMatchObject({ id, name: "Red Duck", email: "ada@example.com" });
    expect(workspace.visitors.size).toBe(0);
    expect(workspace.contacts.size).toBe(1);
  });

  test("makes a lead who keeps the visitor's email", async () => {
    const { call, visitor } = setUp();
    const { json } = await call("POST /visitors/convert", convert(visitor, {}, "lead"));
    expect(json).toMatchObject({ role: "lead", email: "red@example.com", external_id: null });
  });

  test("is refused for nobody, into nobody, and without a name for either", async () => {
    const { call, workspace, visitor } = setUp();
    const nobody = convert({ user_id: "none" }, { email: "ada@example.com" });
    expect((await call("POST /visitors/convert", nobody)).status).toBe(404);
    const into = convert(visitor, { id: "none" });
    expect((await call("POST /visitors/convert", into)).status).toBe(404);
    const unnamed = convert(visitor, {});
    expect(errorOf(await call("POST /visitors/convert", unnamed)).code).toBe("parameter_missing");
    const nameless = { type: "user", user: { user_id: "7" }, visitor: {} };
    expect(errorOf(await call("POST /visitors/convert", nameless)).code).toBe("parameter_missing");
    expect(workspace.visitors.size).toBe(1);
  });
});
