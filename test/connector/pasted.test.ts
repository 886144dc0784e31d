import { expect, it } from "vitest";
import { describeConnector } from "./workbench.ts";

describeConnector("what is pasted with blanks around", (open) => {
  const opened = () => {
    const bench = open();
    const { id } = bench.mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    return { ...bench, id };
  };

  it("is trimmed where it is an id, in the path and in the body", async () => {
    const { connection, mock, id } = opened();
    const tag = mock.workspace.createTag("VIP");
    const { response } = await connection.call("RenameTag", {
      "body/name": " VIP customers",
      "body/id": `${tag.id}\n`,
    });
    expect(response.status).toBe(200);
    const { body } = await connection.call("GetContact", { contact_id: ` ${id}\t` });
    expect(body).toMatchObject({ id });
    expect(mock.workspace.tags.get(tag.id)?.name).toBe(" VIP customers");
  });

  it("is trimmed where it is an email, and nothing else is", async () => {
    const { connection, mock, id } = opened();
    await connection.call("UpdateUser", {
      contact_id: id,
      "body/email": "\u200bada.b@example.com ",
      "body/name": " Ada ",
    });
    expect(mock.workspace.contacts.get(id)).toMatchObject({
      email: "ada.b@example.com",
      name: " Ada ",
    });
  });
});
