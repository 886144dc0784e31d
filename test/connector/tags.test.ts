import { expect, it } from "vitest";
import { describeConnector, errorOf, type Workbench } from "./workbench.ts";

describeConnector("tagging", (open) => {
  const opened = () => {
    const bench = open();
    const { workspace } = bench.mock;
    const ada = workspace.createContact({ role: "user", email: "ada@example.com" });
    const lee = workspace.createContact({ role: "lead", email: "lee@example.com" });
    const acme = workspace.createCompany({ name: "Acme", company_id: "acme" });
    return { ...bench, workspace, ada, lee, acme, vip: workspace.createTag("VIP") };
  };
  const namesOf = ({ mock: { workspace } }: Workbench, tags: readonly { id: string }[] = []) =>
    tags.map(({ id }) => workspace.tags.get(id)?.name);
  const tagsOf = (bench: Workbench, contact: string) =>
    namesOf(bench, bench.mock.workspace.contacts.get(contact)?.tags);

  it.each([
    ["an entry of the list", (id: string) => id, "VIP"],
    ["a name", () => "VIP", "VIP"],
    ["a name in other letters", () => "vip", "VIP"],
    ["a new name", () => "New", "New"],
    ["a name with blanks around", () => " New\u00a0", "New"],
  ])("TagContact takes %s", async (_, chosen, name) => {
    const bench = opened();
    const { body, findings } = await bench.connection.call("TagContact", {
      contact_id: bench.ada.id,
      "body/tag_id": chosen(bench.vip.id),
    });
    expect(findings).toEqual([]);
    expect(body).toMatchObject({ name });
    expect(tagsOf(bench, bench.ada.id)).toEqual([name]);
  });

  it("TagContact at once, twice, makes one tag", async () => {
    const bench = opened();
    await Promise.all(
      [bench.ada, bench.lee].map(({ id }) =>
        bench.connection.call("TagContact", { contact_id: id, "body/tag_id": "New" }),
      ),
    );
    expect(bench.workspace.tags.size).toBe(2);
    expect(tagsOf(bench, bench.lee.id)).toEqual(["New"]);
  });

  it("TagContact passes on a 429 in the middle, and does it when tried again", async () => {
    const bench = opened();
    const asked = { contact_id: bench.ada.id, "body/tag_id": "New" };
    bench.mock.faults.add({ kind: "429", match: "POST /contacts/" });
    expect((await bench.connection.call("TagContact", asked)).response.status).toBe(429);
    expect((await bench.connection.call("TagContact", asked)).response.status).toBe(200);
    expect(tagsOf(bench, bench.ada.id)).toEqual(["New"]);
  });

  it.each(["archived", "unknown"])(
    "TagContact says what to do about an %s contact",
    async (which) => {
      const bench = opened();
      if (which === "archived") bench.workspace.archiveContact(bench.ada.id);
      const { response, body } = await bench.connection.call("TagContact", {
        contact_id: which === "archived" ? bench.ada.id : "nobody",
        "body/tag_id": bench.vip.id,
      });
      expect([response.status, errorOf(body).message]).toEqual([
        404,
        expect.stringContaining("comes back with Unarchive contact"),
      ]);
    },
  );

  it("tags and untags many contacts, users and leads alike, in one call", async () => {
    const bench = opened();
    const asked = { "body/tag_id": "New", "body/contact_ids": [bench.ada.id, ` ${bench.lee.id}`] };
    const { body, findings } = await bench.connection.call("TagContacts", asked);
    expect(findings).toEqual([]);
    expect(body).toMatchObject({ name: "New", users: [{ tagged: true }, { tagged: true }] });
    expect([tagsOf(bench, bench.ada.id), tagsOf(bench, bench.lee.id)]).toEqual([["New"], ["New"]]);
    await bench.connection.call("UntagContacts", asked);
    expect([tagsOf(bench, bench.ada.id), tagsOf(bench, bench.lee.id)]).toEqual([[], []]);
  });

  it("tags and untags companies", async () => {
    const bench = opened();
    const asked = { "body/tag_id": bench.vip.id, "body/company_ids": [bench.acme.id] };
    await bench.connection.call("TagCompanies", asked);
    expect(bench.workspace.companies.get(bench.acme.id)?.tags).toEqual([bench.vip.id]);
    await bench.connection.call("UntagCompanies", asked);
    expect(bench.workspace.companies.get(bench.acme.id)?.tags).toEqual([]);
  });

  it.each([
    ["UntagContacts", "contact_ids"],
    ["UntagCompanies", "company_ids"],
  ])("%s makes no tag to take off", async (action, key) => {
    const bench = opened();
    const { response, body } = await bench.connection.call(action, {
      "body/tag_id": "New",
      [`body/${key}`]: [bench.ada.id],
    });
    expect([response.status, errorOf(body).message]).toEqual([
      404,
      expect.stringContaining("no tag with this id or name"),
    ]);
    expect(bench.workspace.tags.size).toBe(1);
  });

  it("tags conversations in the name of a teammate", async () => {
    const bench = opened();
    const { id } = bench.workspace.createConversation({
      author: { type: "user", id: bench.ada.id },
      body: "Hello",
    });
    const { body } = await bench.connection.call("AddTagToConversation", {
      conversation_id: id,
      "body/tag_id": "New",
      "body/admin_id": bench.workspace.admins[0].id,
    });
    expect(body).toMatchObject({ name: "New" });
  });

  it("CreateTag returns the tag that is there, RenameTag renames it", async () => {
    const bench = opened();
    const made = await bench.connection.call("CreateTag", { "body/name": "vip" });
    expect(made.body).toMatchObject({ id: bench.vip.id, name: "VIP" });
    await bench.connection.call("RenameTag", { "body/id": bench.vip.id, "body/name": "Gold" });
    expect(bench.workspace.tags.get(bench.vip.id)?.name).toBe("Gold");
  });
});
