import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;
const DAY = 86_400;

function setUp() {
  const mock = createMock({ now: START });
  const call = client(mock);
  const namesOf = async (path: string) =>
    list((await call(`GET ${path}`)).json.data).map(({ name }) => name);
  return { mock, workspace: mock.workspace, call, namesOf };
}

test("a workspace has Intercom's own segments from the beginning", async () => {
  const { call } = setUp();
  const { json } = await call("GET /segments");
  expect(json.type).toBe("segment.list");
  const [first, ...others] = list(json.segments);
  expect(first).toMatchObject({ type: "segment", name: "Active", person_type: "user" });
  expect(first?.id).toMatch(/^[0-9a-f]{24}$/);
  expect(first).not.toHaveProperty("count");
  expect(others.map(({ name }) => name)).toContain("Slipping Away");
  expect((await call(`GET /segments/${first?.id}`)).json).toEqual(first);
  expect(errorOf(await call("GET /segments/none"))).toMatchObject({
    status: 404,
    code: "not_found",
  });
});

test("a contact moves from segment to segment as time goes by", async () => {
  const { mock, workspace, namesOf } = setUp();
  const { id } = workspace.createContact({ email: "ada@example.com", last_seen_at: START });
  const path = `/contacts/${id}/segments`;
  expect(await namesOf(path)).toEqual(["Active", "New"]);
  mock.clock.advance(DAY);
  expect(await namesOf(path)).toEqual(["Active"]);
  mock.clock.advance(29 * DAY);
  expect(await namesOf(path)).toEqual(["Slipping Away"]);
  mock.clock.advance(30 * DAY);
  expect(await namesOf(path)).toEqual([]);
});

test("a segment can be made of whoever carries a tag, and is counted where asked for", async () => {
  const { call, workspace, namesOf } = setUp();
  const tag = workspace.createTag("VIP").id;
  const segment = workspace.createSegment({
    name: "VIPs",
    members: "lead",
    rule: { kind: "tag", tag },
  });
  const lead = workspace.createContact({ role: "lead", tags: [tag] });
  workspace.createContact({ role: "user", tags: [tag] });
  expect(await namesOf(`/contacts/${lead.id}/segments`)).toContain("VIPs");
  const { json } = await call("GET /segments?include_count=true");
  expect(list(json.segments).at(-1)).toMatchObject({
    id: segment.id,
    person_type: "contact",
    count: 1,
  });
});

test("companies have segments of their own, by which they are found", async () => {
  const { call, workspace, namesOf } = setUp();
  const segment = workspace.createSegment({
    name: "New companies",
    members: "company",
    rule: { kind: "time", field: "created_at", from_days: 0, to_days: 7 },
  });
  const old = { created_at: START - 7 * DAY };
  const [fresh] = [{}, old].map((age, i) => {
    const company = workspace.createCompany({ name: `${i}`, company_id: `${i}`, ...age });
    workspace.createContact({ role: "lead", companies: [company.id] });
    return company.id;
  });
  expect(await namesOf(`/companies/${fresh}/segments`)).toEqual(["New companies"]);
  const { json } = await call(`GET /companies?segment_id=${segment.id}`);
  expect(list(json.data)).toMatchObject([
    { id: fresh, segments: { segments: [{ id: segment.id }] } },
  ]);
});

test("contacts are found by the segment they are in now", async () => {
  const { mock, workspace, call } = setUp();
  const tag = workspace.createTag("VIP");
  const vips = workspace.createSegment({
    name: "VIPs",
    members: "user",
    rule: { kind: "tag", tag: tag.id },
  });
  const idOf = (name: string) => workspace.segments.find((one) => one.name === name)?.id ?? "";
  const user = workspace.createContact({ email: "ada@example.com", last_seen_at: START });
  const lead = workspace.createContact({ role: "lead", name: "Ben" });
  workspace.tagContact(user.id, tag.id);
  const find = async (operator: string, value: string | string[]) => {
    const query = { field: "segment_id", operator, value };
    const { json } = await call("POST /contacts/search", { query });
    const ids = list(json.data).map(({ id }) => id);
    expect(json.total_count).toBe(ids.length);
    return ids;
  };
  expect(await find("=", idOf("New"))).toEqual([user.id]);
  expect(await find("=", idOf("New Leads"))).toEqual([lead.id]);
  expect(await find("!=", idOf("New"))).toEqual([lead.id]);
  expect((await find("IN", [idOf("New"), idOf("New Leads")])).sort()).toEqual(
    [user.id, lead.id].sort(),
  );
  expect(await find("=", vips.id)).toEqual([user.id]);
  expect(await find("=", "none")).toEqual([]);
  mock.clock.advance(DAY - 1);
  expect(await find("=", idOf("New"))).toEqual([user.id]);
  mock.clock.advance(1);
  expect(await find("=", idOf("New"))).toEqual([]);
  expect(await find("=", idOf("Active"))).toEqual([user.id]);
  for (const [operator, value] of [
    ["~", "x"],
    ["=", 1],
    ["IN", "x"],
  ] as const) {
    const query = { field: "segment_id", operator, value };
    expect(errorOf(await call("POST /contacts/search", { query })).code).toBe("parameter_invalid");
  }
});
