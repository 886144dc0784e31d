import { expect, it } from "vitest";
import { makerOf } from "./maker.ts";
import { describeConnector } from "./workbench.ts";

describeConnector("over contacts, conversations and tickets", (open) => {
  const setUp = () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const ada = workspace.createContact({ role: "user", name: "Ada", email: "ada@example.com" });
    workspace.createContact({ role: "lead", name: "Grace", email: "grace@example.com" });
    const talk = { author: { type: "user", id: ada.id }, body: "My parcel is late." } as const;
    workspace.createConversation(talk);
    workspace.createConversation({ ...talk, body: "Thank you." });
    return { maker: makerOf({ connection }), ada };
  };

  it.each([
    ["users", 1],
    ["leads", 1],
    ["conversations", 2],
    ["open_conversations", 2],
    ["tickets", 0],
    ["open_tickets", 0],
  ])("%s are counted", async (what, count) => {
    expect(await setUp().maker.does("CountThings", { what })).toEqual({ count });
  });

  it("a text is found in names, addresses and first messages", async () => {
    const { maker, ada } = setUp();
    const [people, talks] = [
      await maker.does("SearchEverywhere", { text: "ada" }),
      await maker.does("SearchEverywhere", { text: "parcel" }),
    ];
    expect(people).toMatchObject({ contacts: [{ id: ada.id }], conversations: [] });
    expect(talks).toMatchObject({ contacts: [], conversations: [{ state: "open" }] });
  });
});
