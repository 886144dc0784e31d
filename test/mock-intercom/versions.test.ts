import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { createMock, type Mock } from "../../scripts/mock-intercom/mock.ts";
import { OPERATIONS, PAST_OPERATIONS } from "../../scripts/mock-intercom/operations.ts";
import { versionDifferences, versionsText } from "../../scripts/mock-intercom/versions/table.ts";
import { needs, OLDER_DESCRIPTIONS } from "../common/needs.ts";
import { client, errorOf, list, object } from "./client.ts";

/** Calls a mock at a version. */
const at = (mock: Mock, version: string) => {
  const call = client(mock);
  const options = { headers: { "intercom-version": version } };
  return (path: string, body?: Json) => call(path, body, options);
};

function setUp() {
  const mock = createMock();
  const { workspace } = mock;
  const [admin] = workspace.admins;
  const contact = workspace.createContact({ role: "lead", owner_id: admin.id });
  const author = { type: "lead", id: contact.id } as const;
  const conversation = workspace.createConversation({ author, body: "Hello" });
  return { mock, workspace, admin, contact, conversation };
}

describe("an older version shows", () => {
  test.each([
    ["2.11", Number, null, "not_priority"],
    ["2.14", Number, null, "not_priority"],
    ["2.15", Number, null, "not_priority"],
    ["2.16", String, 0, "none"],
  ])("%s: owner, assignee and priority in its own way", async (version, owner, nobody, none) => {
    const { mock, admin, contact, conversation } = setUp();
    const call = at(mock, version);
    expect((await call(`GET /contacts/${contact.id}`)).json.owner_id).toBe(owner(admin.id));
    const [listed] = list((await call("GET /contacts")).json.data);
    expect(listed?.owner_id).toBe(owner(admin.id));
    const { json } = await call(`GET /conversations/${conversation.id}`);
    expect(json.admin_assignee_id).toBe(nobody);
    expect(json.priority).toBe(none);
    const query = { field: "id", operator: "=", value: conversation.id };
    const found = await call("POST /conversations/search", { query });
    expect(list(found.json.conversations)[0]?.priority).toBe(none);
  });

  test.each([
    ["2.11", "submitted", "Submitted", "0"],
    ["2.14", { category: "submitted" }, undefined, "0"],
    ["2.16", { category: "submitted" }, undefined, 0],
  ])("%s: state and assignees of a ticket", async (version, state, label, nobody) => {
    const { mock, contact } = setUp();
    const call = at(mock, version);
    const made = await call("POST /ticket_types", { name: "Bug", category: "Customer" });
    const ticket = { ticket_type_id: made.json.id ?? "", contacts: [{ id: contact.id }] };
    const { json } = await call("POST /tickets", ticket);
    expect(json).toMatchObject({ ticket_state: state, admin_assignee_id: nobody });
    expect(json.ticket_state_internal_label).toBe(label);
    const shown = await call(`GET /tickets/${json.id}`);
    expect(shown.json).toEqual(json);
    const query = { field: "id", operator: "=", value: json.id ?? "" };
    const found = await call("POST /tickets/search", { query });
    expect(list(found.json.tickets)).toEqual([json]);
  });

  test.each(["2.11", "2.14", "2.16"])("%s: the parent of an article", async (version) => {
    const { mock, admin } = setUp();
    const call = at(mock, version);
    const { json: collection } = await call("POST /help_center/collections", { name: "Start" });
    const parent = { parent_id: collection.id ?? "", parent_type: "collection" };
    const article = { title: "How to", author_id: Number(admin.id), ...parent };
    const { json } = await call("POST /articles", article);
    expect(json.parent_ids).toEqual([Number(collection.id)]);
    const own = version === "2.16" ? [undefined, undefined] : [Number(collection.id), "collection"];
    expect([json.parent_id, json.parent_type]).toEqual(own);
  });
});

describe("an older version takes", () => {
  test.each(["2.11", "2.14"])("%s: a number as owner of a contact", async (version) => {
    const { mock, admin, contact } = setUp();
    const call = at(mock, version);
    const made = await call("POST /contacts", { role: "lead", owner_id: Number(admin.id) });
    expect(made.json.owner_id).toBe(Number(admin.id));
    const changed = await call(`PUT /contacts/${contact.id}`, { owner_id: Number(admin.id) });
    expect([changed.status, changed.json.owner_id]).toEqual([200, Number(admin.id)]);
  });

  test("2.11: a word as state of a ticket, and whom it is assigned to", async () => {
    const { mock, workspace, admin, contact } = setUp();
    const call = at(mock, "2.11");
    const made = await call("POST /ticket_types", { name: "Bug", category: "Customer" });
    const ticket = { ticket_type_id: made.json.id ?? "", contacts: [{ id: contact.id }] };
    const { json } = await call("POST /tickets", ticket);
    for (const state of ["in_progress", "waiting_on_customer", "resolved"]) {
      const assignment = { admin_id: admin.id, assignee_id: admin.id };
      const changed = await call(`PUT /tickets/${json.id}`, { state, assignment });
      expect(changed.json).toMatchObject({ ticket_state: state, admin_assignee_id: admin.id });
    }
    const { ticket_state_id = "" } = workspace.tickets.get(String(json.id)) ?? {};
    expect(workspace.ticketStates.get(ticket_state_id)?.category).toBe("resolved");
    expect((await call(`PUT /tickets/${json.id}`, { state: "lost" })).status).toBe(400);
    const nobody = { assignment: { admin_id: "123", assignee_id: admin.id } };
    expect(errorOf(await call(`PUT /tickets/${json.id}`, nobody))).toMatchObject({ status: 404 });
  });

  test("2.11: texts as options of a list", async () => {
    const { mock } = setUp();
    const call = at(mock, "2.11");
    const colour = { name: "Colour", model: "contact", data_type: "string" };
    const made = await call("POST /data_attributes", { ...colour, options: ["red", "blue"] });
    expect(made.json).toMatchObject({ data_type: "string", options: ["red", "blue"] });
    const path = `PUT /data_attributes/${made.json.id}`;
    const changed = await call(path, { options: ["red", { value: "green" }] });
    expect(changed.json.options).toEqual(["red", "green"]);
  });

  test.each([
    ["2.11", true],
    ["2.15", true],
    ["2.16", false],
  ])("%s: its own words for a priority and for nobody in searches (%s)", async (version, old) => {
    const { mock, workspace, conversation } = setUp();
    const author = { type: "lead", id: conversation.contacts[0] ?? "" } as const;
    const urgent = workspace.createConversation({ author, body: "Help" });
    workspace.prioritizeConversation(urgent.id, "urgent");
    const ids = async (...filter: [field: string, operator: string, value: Json]) => {
      const [field, operator, value] = filter;
      const query = { operator: "AND", value: [{ field, operator, value }] };
      const { json } = await at(mock, version)("POST /conversations/search", { query });
      return list(json.conversations).map(({ id }) => id);
    };
    const [plain, other] = [[conversation.id], [urgent.id]];
    expect(await ids("priority", "=", "priority")).toEqual(old ? other : []);
    expect(await ids("priority", "=", "not_priority")).toEqual(old ? plain : []);
    expect(await ids("priority", "IN", ["priority", "none"])).toHaveLength(old ? 2 : 1);
    expect(await ids("priority", "NIN", ["priority"])).toHaveLength(old ? 1 : 2);
    expect(await ids("priority", "!=", "urgent")).toEqual(plain);
    expect(await ids("admin_assignee_id", "=", null)).toHaveLength(old ? 2 : 0);
    expect(await ids("team_assignee_id", "IN", [null, 7])).toHaveLength(old ? 2 : 0);
    expect(await ids("admin_assignee_id", "=", 0)).toHaveLength(2);
  });

  test("2.11: that assignment rules are run", async () => {
    const { mock, conversation, admin } = setUp();
    const path = `POST /conversations/${conversation.id}/run_assignment_rules`;
    const { json } = await at(mock, "2.11")(path);
    expect(json.admin_assignee_id).toBe(Number(admin.id));
    const [part] = list(object(json.conversation_parts).conversation_parts).slice(-1);
    expect(part?.part_type).toBe("default_assignment");
    expect((await at(mock, "2.12")(path)).status).toBe(404);
  });

  test.each([
    ["2.11", 200],
    ["2.15", 200],
    ["2.16", 422],
  ])("%s: data attributes of conversations (%i)", async (version, status) => {
    const { mock } = setUp();
    const path = "GET /data_attributes?model=conversation";
    const made = { name: "Severity", data_type: "list", options: [{ label: "a" }, { label: "b" }] };
    await at(mock, "2.16")("POST /conversations/attributes", made);
    const reply = await at(mock, version)(path);
    expect(reply.status).toBe(status);
    if (status === 200) {
      expect(list(reply.json.data)).toMatchObject([
        { model: "conversation", name: "Severity", data_type: "string", options: ["a", "b"] },
      ]);
    }
  });

  test.each(["2.7", "2.11", "2.14", "2.16"])(
    "%s: <= and >= on conversations and tickets",
    async (version) => {
      const { mock, conversation } = setUp();
      const call = at(mock, version);
      const value = [
        { field: "created_at", operator: ">=", value: conversation.created_at },
        { field: "created_at", operator: "<=", value: conversation.created_at },
      ];
      const query = { operator: "AND", value };
      const found = await call("POST /conversations/search", { query });
      expect(found.json.total_count).toBe(1);
      const tickets = version === "2.7" ? 404 : 200;
      expect((await call("POST /tickets/search", { query })).status).toBe(tickets);
    },
  );
});

describe("which operations a version has", () => {
  const paths = [...OPERATIONS, ...PAST_OPERATIONS].filter(({ call }) => !call.includes("?"));

  test.each([7, 9, 10, 11, 12, 13, 14, 15, 16])("2.%i: others are 404", async (minor) => {
    const call = at(createMock({ validate: false }), `2.${minor}`);
    for (const { call: operation, since, until = 16 } of paths) {
      if (since <= minor && minor <= until) continue;
      const reply = await call(operation.replace(/\{\w+\}/g, "4711"));
      expect(errorOf(reply), operation).toMatchObject({ status: 404, code: "not_found" });
    }
  });

  describe("as described by Intercom", needs(OLDER_DESCRIPTIONS), () => {
    test.each([11, 14, 16])(
      "2.%i",
      (minor) => {
        const file = `${OLDER_DESCRIPTIONS.path}/api-2.${minor}.yaml`;
        // By its lines: reading all of three descriptions would take seconds.
        const described: string[] = [];
        let path = "";
        for (const line of readFileSync(file, "utf8").split("\n")) {
          if (line.startsWith("components:")) break;
          path = /^ {2}"?(\/[^":]*)"?:$/.exec(line)?.[1] ?? path;
          const method = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1];
          if (method !== undefined) described.push(`${method.toUpperCase()} ${path}`);
        }
        const own = paths.filter(({ since, until = 16 }) => since <= minor && minor <= until);
        const shape = (call: string) => call.replace(/\{\w+\}/g, "{}");
        expect(own.map(({ call }) => shape(call)).sort()).toEqual(described.map(shape).sort());
      },
      30_000,
    );
  });

  test.each(["GET /users", "POST /users", "GET /users/1", "GET /leads", "DELETE /leads/1"])(
    "%s of 1.x is refused as not in this version",
    async (request) => {
      for (const version of ["2.14", "2.16"]) {
        expect(errorOf(await at(createMock(), version)(request))).toEqual({
          status: 400,
          code: "intercom_version_invalid",
          message: "Requested resource is not available in current API version",
        });
      }
    },
  );
});

test("the table of differences has a line for each, and the operations of each version", () => {
  const text = versionsText();
  for (const { before } of versionDifferences()) expect(text).toContain(before);
  expect(text).toMatch(/^2\.16 +231 /m);
  expect(text).toMatch(/^2\.14 +150 /m);
});
