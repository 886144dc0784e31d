import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

test.each([
  ["2.14", 814860, null, "not_priority"],
  ["2.15", 814860, null, "not_priority"],
  ["2.16", "814860", 0, "none"],
])("%s shows owner, assignee and priority in its own way", async (version, owner, nobody, none) => {
  const mock = createMock();
  const call = client(mock);
  const options = { headers: { "intercom-version": version } };
  const { id } = mock.workspace.createContact({ role: "lead", owner_id: "814860" });
  expect((await call(`GET /contacts/${id}`, undefined, options)).json.owner_id).toBe(owner);
  const author = { type: "lead", id } as const;
  const conversation = mock.workspace.createConversation({ author, body: "Hello" });
  const { json } = await call(`GET /conversations/${conversation.id}`, undefined, options);
  expect(json.admin_assignee_id).toBe(nobody);
  expect(json.priority).toBe(none);
});

const unavailable = {
  status: 400,
  code: "intercom_version_invalid",
  message: "Requested resource is not available in current API version",
};

test.each(["GET /users", "POST /users", "GET /users/1", "GET /leads", "DELETE /leads/1"])(
  "%s of 1.x is refused as not in this version",
  async (request) => {
    const call = client(createMock());
    for (const version of ["2.14", "2.16"]) {
      const reply = await call(request, undefined, { headers: { "intercom-version": version } });
      expect(errorOf(reply)).toEqual(unavailable);
    }
  },
);

test("a resource that came later is refused as not in the version asked for", async () => {
  const call = client(createMock());
  const request = "GET /macros";
  const old = await call(request, undefined, { headers: { "intercom-version": "2.14" } });
  expect(errorOf(old)).toEqual(unavailable);
  expect((await call(request)).status).toBe(200);
});
