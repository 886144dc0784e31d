/** What triggers deliver where makers narrow them down. */
import { expect, it } from "vitest";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import { describeConnector } from "./workbench.ts";

describeConnector("triggers with filters", (open) => {
  /** What a trigger delivers of what happens, with what the maker filled in. */
  async function delivered(
    id: string,
    given: Record<string, unknown>,
    happens: (mock: Mock) => void,
    before: (mock: Mock) => void = () => {},
  ): Promise<unknown[]> {
    const { connection, mock } = open();
    before(mock);
    mock.clock.advance(60);
    const trigger = connection.trigger(id, given);
    await trigger.poll();
    mock.clock.advance(60);
    happens(mock);
    mock.clock.advance(60);
    const { items, result } = await trigger.poll();
    expect(result.findings).toEqual([]);
    return items;
  }

  it.each([
    ["TrigNewUser", "user"],
    ["TrigNewLead", "lead"],
  ] as const)(
    "%s delivers only who has an email address, where that is asked for",
    async (id, role) => {
      const make = ({ workspace }: Mock) => {
        workspace.createContact({ role, external_id: "silent" });
        workspace.createContact({ role, external_id: "known", email: "known@example.com" });
      };
      expect(await delivered(id, { only_with_email: true }, make)).toMatchObject([
        { email: "known@example.com" },
      ]);
      expect(await delivered(id, { only_with_email: false }, make)).toHaveLength(2);
      expect(await delivered(id, {}, make)).toHaveLength(2);
    },
  );

  it("an updated user counts where it is unsubscribed, or is not, when the flow checks", async () => {
    const ids: string[] = [];
    const before = ({ workspace }: Mock) => {
      for (const name of ["in", "out"]) {
        ids.push(workspace.createContact({ role: "user", email: `${name}@example.com` }).id);
      }
    };
    const change = ({ workspace }: Mock) => {
      const [inside = "", out = ""] = ids.splice(0);
      workspace.updateContact(inside, { name: "In" });
      workspace.updateContact(out, { unsubscribed_from_emails: true });
    };
    const found = (unsubscribed: boolean) =>
      delivered("TrigUpdateUser", { unsubscribed }, change, before);
    expect(await found(true)).toMatchObject([{ email: "out@example.com" }]);
    expect(await found(false)).toMatchObject([{ email: "in@example.com" }]);
  });

  it("events count by their name", async () => {
    let contact_id = "";
    const { connection, mock } = open();
    contact_id = mock.workspace.createContact({ role: "user", email: "a@example.com" }).id;
    const trigger = connection.trigger("WhenContactEvent", { contact_id, event_name: "ordered" });
    await trigger.poll();
    mock.clock.advance(60);
    const created_at = Math.floor(mock.clock.now());
    for (const event_name of ["ordered", "paid"]) {
      mock.workspace.submitEvent({ contact: contact_id, event_name, created_at });
    }
    mock.clock.advance(60);
    expect((await trigger.poll()).items).toMatchObject([{ event_name: "ordered" }]);
  });
});
