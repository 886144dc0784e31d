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
    const { response } = await connection.call("CreateOrApplyTag", {
      "body/name": " VIP customers",
      "body/id": `${tag.id}\n`,
      "body/users": [{ id: `\u00a0${id} ` }],
    });
    expect(response.status).toBe(200);
    const { body } = await connection.call("ListContactTags", { contact_id: ` ${id}\t` });
    expect(body).toMatchObject({ data: [{ id: tag.id, name: " VIP customers" }] });
  });

  it("is trimmed where it is an email, and nothing else is", async () => {
    const { connection, mock, id } = opened();
    await connection.call("UpdateContact", {
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
