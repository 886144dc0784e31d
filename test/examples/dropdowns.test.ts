import { expect, it } from "vitest";
import { seedWorkspace } from "../../scripts/mock-intercom/seed.ts";
import * as dropdowns from "./dropdowns.ts";
import { describeExamples } from "./run.ts";

describeExamples("dropdowns that depend on another parameter", { Dropdowns: dropdowns }, (open) => {
  it.each([
    ["the path", "StateInPath", "state", "ticket_type_id"],
    ["the query", "StateInQuery", "state", "ticket_type_id"],
    ["the body", "StateInBody", "body/state", "body/ticket_type_id"],
    ["the body of a plain action", "StartTicket", "body/company_id", "body/ticket_type_id"],
  ])("show in %s only what goes with it", async (_, id, key, needed) => {
    const { connection, mock } = open();
    seedWorkspace(mock, { contacts: 1 });
    const [bug, other] = ["Bug report", "Feature request"].map((name) =>
      [...mock.workspace.ticketTypes.values()].find((type) => type.name === name),
    );
    const titles = async (type: string | undefined) =>
      (await connection.choices(id, key, { [needed]: type })).map(({ title }) => title);
    expect(await titles(bug?.id)).toContain("With the developers");
    expect(await titles(other?.id)).not.toContain("With the developers");
    await expect(connection.choices(id, key, {})).rejects.toThrow("has no value yet");
  });
});
