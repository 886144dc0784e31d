import { describe, expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;
const setUp = () => listening(START);

describe("POST /tags", () => {
  test("creates a tag once, whatever the case of its name", async () => {
    const { call } = setUp();
    const { json } = await call("POST /tags", { name: "VIP" });
    expect(json).toMatchObject({ type: "tag", name: "VIP", users: [], companies: [] });
    expect((await call("POST /tags", { name: "vip" })).json).toEqual(json);
    expect(list((await call("GET /tags")).json.data)).toHaveLength(1);
  });

  test("renames a tag by its id, everywhere", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createTag("VIP");
    const contact = workspace.createContact({ role: "lead", tags: [id] });
    expect((await call("POST /tags", { id, name: "Gold" })).json).toMatchObject({
      id,
      name: "Gold",
    });
    const { json } = await call(`GET /contacts/${contact.id}/tags`);
    expect(list(json.data)).toMatchObject([{ id, name: "Gold" }]);
  });

  test("renames no tag to the name of another, nor one that is not there", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createTag("VIP");
    workspace.createTag("Gold");
    expect(errorOf(await call("POST /tags", { id, name: "gold" })).code).toBe("parameter_invalid");
    expect((await call("POST /tags", { id, name: "vip" })).json.name).toBe("vip");
    expect(errorOf(await call("POST /tags", { id: "1", name: "New" })).status).toBe(404);
  });

  test("puts a tag on companies and takes it off, by either id", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createCompany({ name: "Contoso", company_id: "c" });
    workspace.createContact({ role: "lead", companies: [id] });
    const tagged = await call("POST /tags", { name: "VIP", companies: [{ company_id: "c" }] });
    expect(tagged.json.companies).toEqual([{ id, tagged: true }]);
    const tag = { type: "tag", id: tagged.json.id, name: "VIP" };
    expect((await call(`GET /companies/${id}`)).json.tags).toEqual({
      type: "tag.list",
      tags: [tag],
    });
    expect((await call(`GET /companies?tag_id=${tag.id}`)).json.total_count).toBe(1);
    const off = await call("POST /tags", { name: "VIP", companies: [{ id, untag: true }] });
    expect(off.json.companies).toEqual([{ id, tagged: false }]);
    expect(errorOf(await call(`GET /companies?tag_id=${tag.id}`)).code).toBe("company_not_found");
  });

  test("puts a tag on several contacts and takes it off, and notifies of each change", async () => {
    const { call, workspace, notifications } = setUp();
    const user = workspace.createContact({ email: "ada@example.com" }).id;
    const lead = workspace.createContact({ role: "lead" }).id;
    const { json } = await call("POST /tags", { name: "VIP", users: [{ id: user }, { id: lead }] });
    expect(json.users).toEqual([
      { id: user, tagged: true },
      { id: lead, tagged: true },
    ]);
    await call("POST /tags", { name: "VIP", users: [{ id: user, untag: true }, { id: lead }] });
    expect(object((await call(`GET /contacts/${user}`)).json.tags).total_count).toBe(0);
    expect(object((await call(`GET /contacts/${lead}`)).json.tags).total_count).toBe(1);
    expect((await notifications()).map(({ topic }) => topic)).toEqual([
      "contact.user.tag.created",
      "contact.lead.tag.created",
      "contact.user.tag.deleted",
    ]);
  });

  test("does nothing at all where somebody is not there", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ role: "lead" });
    const users = [{ id }, { id: "nobody" }];
    expect(errorOf(await call("POST /tags", { name: "VIP", users }))).toMatchObject({
      status: 404,
      message: "User Not Found",
    });
    const companies = [{ company_id: "none" }];
    expect(errorOf(await call("POST /tags", { name: "VIP", companies })).code).toBe(
      "company_not_found",
    );
    expect(workspace.tags.size).toBe(0);
  });

  test("needs a name", async () => {
    const { call } = setUp();
    expect(errorOf(await call("POST /tags", { test: "invalid" }))).toEqual({
      status: 400,
      code: "parameter_invalid",
      message: "invalid tag parameters",
    });
  });
});

describe("deleting a tag", () => {
  test("makes it unknown, with an empty answer", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createTag("VIP");
    expect(await call(`DELETE /tags/${id}`)).toMatchObject({ status: 200, body: "" });
    expect(errorOf(await call(`GET /tags/${id}`)).status).toBe(404);
    expect(errorOf(await call(`DELETE /tags/${id}`)).status).toBe(404);
  });

  test("is refused while something carries it or is made with it", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createTag("VIP");
    const contact = workspace.createContact({ role: "lead", tags: [id] });
    workspace.createSegment({ name: "Seg 1", members: "lead", rule: { kind: "tag", tag: id } });
    expect(errorOf(await call(`DELETE /tags/${id}`))).toEqual({
      status: 400,
      code: "tag_has_dependent_objects",
      message: "Unable to delete Tag with dependent objects. Segments: Seg 1. Contacts: 1.",
    });
    const other = workspace.createTag("Other");
    workspace.tagContact(contact.id, other.id);
    expect((await call(`DELETE /tags/${other.id}`)).status).toBe(400);
    workspace.untagContact(contact.id, other.id);
    expect((await call(`DELETE /tags/${other.id}`)).status).toBe(200);
  });
});
