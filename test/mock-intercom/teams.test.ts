import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("a workspace has teams from the start, and those that were made", async () => {
  const { call, workspace } = setUp();
  const [{ id: admin }] = workspace.admins;
  const { id } = workspace.createTeam("Night shift", [admin]);
  const teams = list((await call("GET /teams")).json.teams);
  expect(teams.map(({ name }) => name)).toEqual(["Support", "Billing", "Night shift"]);
  expect((await call(`GET /teams/${id}`)).json).toEqual(teams[2]);
  expect(teams[2]).toMatchObject({ id, admin_ids: [Number(admin)] });
});

test("an unknown team is a 404 of its own", async () => {
  const { call } = setUp();
  const notFound = { status: 404, code: "team_not_found", message: "Team not found" };
  expect(errorOf(await call("GET /teams/1"))).toEqual(notFound);
  expect(errorOf(await call("GET /teams/1/metrics"))).toEqual(notFound);
});

test("metrics count what each teammate has open, idle and snoozed", async () => {
  const { call, workspace, mock } = setUp();
  const [{ id: admin }] = workspace.admins;
  const contact = workspace.createContact({ role: "lead" });
  const conversation = (state: "open" | "snoozed" | "closed", admin_assignee_id: number) => {
    const author = { type: "lead", id: contact.id } as const;
    const { id } = workspace.createConversation({ author, body: "Hello" });
    workspace.updateConversation(id, { state, admin_assignee_id });
  };
  conversation("open", Number(admin));
  conversation("snoozed", Number(admin));
  conversation("closed", Number(admin));
  conversation("open", 0);
  mock.clock.advance(1_000);
  conversation("open", Number(admin));
  mock.clock.advance(1_000);

  const [team] = workspace.teams();
  const metrics = list((await call(`GET /teams/${team?.id}/metrics`)).json.data);
  expect(metrics).toHaveLength(workspace.admins.length);
  const mine = { type: "team_metric", admin_id: admin, open: 2, snoozed: 1 };
  expect(metrics[0]).toEqual({ ...mine, idle: 1 });
  const strict = await call(`GET /teams/${team?.id}/metrics?idle_threshold=900`);
  expect(list(strict.json.data)[0]).toEqual({ ...mine, idle: 2 });
  expect((await call(`GET /teams/${team?.id}/metrics?idle_threshold=86401`)).status).toBe(400);
});
