import { expect, test } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const SCHEDULES = "/office_hours_schedules";
const SCHEDULE = {
  name: "Support hours",
  time_zone_name: "Europe/Dublin",
  time_intervals: [
    { start_minute: 540, end_minute: 1020 },
    { start_minute: 1980, end_minute: 2460 },
  ],
};
const CHRISTMAS = { exception_date: "2026-12-25", exception_type: "closed", name: "Christmas Day" };

async function setUp() {
  const mock = createMock();
  const call = client(mock);
  const { json } = await call(`POST ${SCHEDULES}`, SCHEDULE);
  const schedule = `${SCHEDULES}/${String(json.id)}`;
  return { mock, call, json, schedule, exceptions: `${schedule}/office_hours_exceptions` };
}

test("a schedule is created, read, changed in part and deleted", async () => {
  const { mock, call, json, schedule } = await setUp();
  expect(json).toMatchObject({ ...SCHEDULE, twenty_four_seven: false });
  expect(list(json.time_intervals).map(({ day_of_week }) => day_of_week)).toEqual([0, 1]);
  expect((await call(`GET ${schedule}`)).json).toEqual(json);
  mock.clock.advance(60);
  const changed = await call(`PUT ${schedule}`, { name: "Late hours" });
  expect(changed.json).toMatchObject({ ...SCHEDULE, name: "Late hours" });
  expect(Number(changed.json.updated_at) - Number(json.updated_at)).toBe(60);
  expect((await call(`GET ${SCHEDULES}`)).json.data).toEqual([changed.json]);
  expect((await call(`DELETE ${schedule}`)).json).toEqual({
    id: json.id,
    object: "office_hours_schedule",
    deleted: true,
  });
  expect(errorOf(await call(`GET ${schedule}`))).toEqual({
    status: 404,
    code: "not_found",
    message: "Object not found",
  });
});

test("a schedule that leaves no minute out is twenty-four seven", async () => {
  const { call, schedule } = await setUp();
  const time_intervals = [
    { start_minute: 5_040, end_minute: 10_080 },
    { start_minute: 0, end_minute: 5_040 },
  ];
  const { json } = await call(`PUT ${schedule}`, { time_intervals });
  expect(json.twenty_four_seven).toBe(true);
});

test.each<[string, Record<string, Json>]>([
  ["an unknown time zone", { time_zone_name: "Europe/Atlantis" }],
  ["a span off the quarters", { time_intervals: [{ start_minute: 10, end_minute: 60 }] }],
  ["a span that ends before it begins", { time_intervals: [{ start_minute: 60, end_minute: 15 }] }],
  ["a span beyond the week", { time_intervals: [{ start_minute: 0, end_minute: 10_095 }] }],
])("%s is refused", async (_, change) => {
  const { call, schedule, json } = await setUp();
  expect(errorOf(await call(`PUT ${schedule}`, change))).toMatchObject({
    status: 422,
    code: "data_invalid",
  });
  expect((await call(`GET ${schedule}`)).json).toEqual(json);
});

test("an exception is created, read, changed and deleted", async () => {
  const { call, exceptions } = await setUp();
  const created = await call(`POST ${exceptions}`, CHRISTMAS);
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ ...CHRISTMAS, time_intervals: null });
  const one = `${exceptions}/${String(created.json.id)}`;
  const changed = await call(`PUT ${one}`, {
    exception_type: "custom_hours",
    time_intervals: [{ start_minute: 540, end_minute: 780 }],
  });
  // The day is a Friday.
  const time_intervals = [{ start_minute: 540, end_minute: 780, day_of_week: 4 }];
  expect(changed.json).toMatchObject({ name: "Christmas Day", time_intervals });
  expect((await call(`GET ${one}`)).json).toEqual(changed.json);
  expect((await call(`GET ${exceptions}`)).json.data).toEqual([changed.json]);
  expect((await call(`PUT ${one}`, { exception_type: "closed" })).json.time_intervals).toBeNull();
  expect((await call(`DELETE ${one}`)).json).toMatchObject({
    object: "office_hours_exception",
    deleted: true,
  });
  expect((await call(`GET ${one}`)).status).toBe(404);
});

test("a schedule has one exception a day", async () => {
  const { call, exceptions } = await setUp();
  await call(`POST ${exceptions}`, CHRISTMAS);
  expect(errorOf(await call(`POST ${exceptions}`, CHRISTMAS))).toEqual({
    status: 422,
    code: "data_invalid",
    message: "Invalid or duplicated record reference",
  });
});

test("custom hours need spans within the day", async () => {
  const { call, exceptions } = await setUp();
  const day = { ...CHRISTMAS, exception_type: "custom_hours" };
  expect((await call(`POST ${exceptions}`, day)).status).toBe(422);
  const time_intervals = [{ start_minute: 0, end_minute: 1_455 }];
  expect((await call(`POST ${exceptions}`, { ...day, time_intervals })).status).toBe(422);
});

test("exceptions belong to their schedule and go with it", async () => {
  const { mock, call, schedule, exceptions } = await setUp();
  const { json } = await call(`POST ${exceptions}`, CHRISTMAS);
  const other = await call(`POST ${SCHEDULES}`, SCHEDULE);
  const elsewhere = `${SCHEDULES}/${String(other.json.id)}/office_hours_exceptions`;
  expect((await call(`GET ${elsewhere}/${String(json.id)}`)).status).toBe(404);
  await call(`DELETE ${schedule}`);
  expect((await call(`GET ${exceptions}`)).status).toBe(404);
  expect((await call(`GET ${elsewhere}`)).json.data).toEqual([]);
  const logged = [...mock.workspace.activityLogs.values()].map(
    ({ activity_type }) => activity_type,
  );
  expect(logged).toEqual(Array(4).fill("office_hours_change"));
});
