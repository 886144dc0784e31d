import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

function setUp() {
  const mock = createMock();
  const { workspace } = mock;
  const [reason] = workspace.awayStatusReasons;
  const deleted = workspace.awayStatusReasons.find((one) => one.deleted);
  return {
    mock,
    workspace,
    call: client(mock),
    admin: workspace.admins[1]?.id ?? "",
    reason: Number(reason?.id),
    deleted: Number(deleted?.id),
  };
}

const AWAY = { away_mode_enabled: true, away_mode_reassign: true };

test("admins are listed with their teams, and with pictures where they are asked for", async () => {
  const { call, workspace, admin } = setUp();
  const { id } = workspace.createTeam("Night shift", [admin]);
  const { json } = await call("GET /admins");
  expect(list(json.admins).map((one) => one.id)).toEqual(workspace.admins.map((one) => one.id));
  const [first, second] = list(json.admins);
  expect(first).not.toHaveProperty("avatar");
  expect(second?.team_ids).toContain(Number(id));
  const [pictured] = list((await call("GET /admins?display_avatar=true")).json.admins);
  expect(pictured?.avatar).toEqual({ type: "avatar", image_url: null });
});

test("an admin is found by id, and an unknown one is a 404 of its own", async () => {
  const { call, admin } = setUp();
  expect((await call(`GET /admins/${admin}`)).json).toMatchObject({
    type: "admin",
    id: admin,
    away_mode_enabled: false,
    away_status_reason_id: null,
  });
  expect(errorOf(await call("GET /admins/1"))).toEqual({
    status: 404,
    code: "admin_not_found",
    message: "Admin not found",
  });
  expect(errorOf(await call("PUT /admins/1/away", AWAY)).message).toBe(
    "Admin for admin_id not found",
  );
});

test("an admin goes away for a reason and comes back without one", async () => {
  const { call, admin, reason } = setUp();
  const away = await call(`PUT /admins/${admin}/away`, { ...AWAY, away_status_reason_id: reason });
  expect(away.json).toMatchObject({ ...AWAY, away_status_reason_id: reason });
  expect((await call(`GET /admins/${admin}`)).json).toEqual(away.json);
  const back = { away_mode_enabled: false, away_mode_reassign: false };
  expect((await call(`PUT /admins/${admin}/away`, back)).json).toMatchObject({
    ...back,
    away_status_reason_id: null,
  });
});

test("a reason that was deleted or never was cannot be given", async () => {
  const { call, admin, deleted } = setUp();
  const put = (id: number) =>
    call(`PUT /admins/${admin}/away`, { ...AWAY, away_status_reason_id: id });
  expect(errorOf(await put(deleted))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Away status reason is deleted",
  });
  expect(errorOf(await put(1)).code).toBe("parameter_invalid");
  expect((await call(`GET /admins/${admin}`)).json.away_mode_enabled).toBe(false);
});

test("a workspace can insist on a reason", async () => {
  const { call, admin, workspace } = setUp();
  workspace.requireAwayStatusReason(true);
  expect(errorOf(await call(`PUT /admins/${admin}/away`, AWAY))).toEqual({
    status: 400,
    code: "away_status_reason_mandatory",
    message: "Away status reason is mandatory",
  });
  const back = { away_mode_enabled: false, away_mode_reassign: false };
  expect((await call(`PUT /admins/${admin}/away`, back)).status).toBe(200);
});

test("both settings of the away status are needed", async () => {
  const { call, admin } = setUp();
  const reply = await call(`PUT /admins/${admin}/away`, { away_mode_enabled: true });
  expect(errorOf(reply)).toMatchObject({ status: 400, code: "parameter_missing" });
});

test("away status reasons are listed, deleted ones among them", async () => {
  const { call, workspace } = setUp();
  const reasons = list((await call("GET /away_status_reasons")).json.data);
  expect(reasons).toHaveLength(workspace.awayStatusReasons.length);
  expect(reasons.map(({ deleted }) => deleted)).toContain(true);
});

test("going away is notified, with the entry that it leaves in the activity log", async () => {
  const { call, notifications, workspace } = listening(1_750_000_000);
  const [{ id }] = workspace.admins;
  const { json } = await call(`PUT /admins/${id}/away`, AWAY);
  const posted = await notifications();
  expect(posted.map(({ topic }) => topic)).toEqual([
    "admin.activity_log_event.created",
    "admin.away_mode_updated",
  ]);
  expect(posted[1]?.item).toEqual(json);
  expect(object(posted[0]?.item)).toMatchObject({ activity_type: "admin_away_mode_change" });
});
