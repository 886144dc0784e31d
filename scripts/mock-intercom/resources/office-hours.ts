import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { integerOf, objectsOf, required, textOf } from "../body.ts";
import { parameterInvalid } from "../errors.ts";
import type { OfficeHoursSchedule, TimeInterval } from "../records/office-hours.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { ScheduleFields } from "../state/office-hours.ts";
import type { Workspace } from "../state/state.ts";
import { logActivity } from "./activity-logs.ts";

const WEEK = 10_080;
const DAY = 1_440;

export const officeHoursRoutes: readonly Route[] = [
  {
    call: "GET /office_hours_schedules",
    handle: (_, workspace) => () => {
      const data = [...workspace.officeHoursSchedules.values()].map(scheduleJson);
      return ok({ type: "office_hours_schedule.list", data });
    },
  },
  {
    call: "POST /office_hours_schedules",
    handle: (request, workspace) => {
      const { name, time_zone_name, time_intervals } = readSchedule(objectBody(request));
      const fields = {
        name: required("name", name),
        time_zone_name: required("time_zone_name", time_zone_name),
        time_intervals: required("time_intervals", time_intervals),
      };
      return () => {
        const schedule = workspace.createSchedule(fields);
        logOfficeHours(workspace, `created the office hours ${schedule.name}`);
        return ok(scheduleJson(schedule), 201);
      };
    },
  },
  {
    call: "GET /office_hours_schedules/{id}",
    handle: (request, workspace) => () =>
      ok(scheduleJson(workspace.existingSchedule(param(request, "id")))),
  },
  {
    call: "PUT /office_hours_schedules/{id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingSchedule(param(request, "id"));
      const patch = readSchedule(objectBody(request));
      return () => {
        const schedule = workspace.updateSchedule(id, patch);
        logOfficeHours(workspace, `changed the office hours ${schedule.name}`);
        return ok(scheduleJson(schedule));
      };
    },
  },
  {
    call: "DELETE /office_hours_schedules/{id}",
    handle: (request, workspace) => () => {
      const { id, name } = workspace.deleteSchedule(param(request, "id"));
      logOfficeHours(workspace, `deleted the office hours ${name}`);
      return ok({ id, object: "office_hours_schedule", deleted: true });
    },
  },
];

/** Writes into the activity log what the token's admin did with office hours. */
export function logOfficeHours(workspace: Workspace, deed: string): void {
  logActivity(workspace, {
    activity_type: "office_hours_change",
    activity_description: `${workspace.admins[0].name} ${deed}.`,
  });
}

/** The time intervals of a body. @throws {ApiError} 400 where one lacks an end */
export function readIntervals(body: JsonObject): TimeInterval[] | undefined {
  return objectsOf(body, "time_intervals")?.map((interval) => {
    const start_minute = integerOf(interval, "start_minute");
    const end_minute = integerOf(interval, "end_minute");
    if (start_minute === undefined || end_minute === undefined) {
      throw parameterInvalid(
        "A time interval needs a start_minute and an end_minute",
        "time_intervals",
      );
    }
    return { start_minute, end_minute };
  });
}

function scheduleJson(schedule: OfficeHoursSchedule) {
  const intervals = [...schedule.time_intervals].sort((a, b) => a.start_minute - b.start_minute);
  let covered = 0;
  for (const { start_minute, end_minute } of intervals) {
    if (start_minute <= covered) covered = Math.max(covered, end_minute);
  }
  return {
    type: "office_hours_schedule",
    ...schedule,
    time_intervals: schedule.time_intervals.map((interval) => ({
      ...interval,
      day_of_week: Math.floor(interval.start_minute / DAY),
    })),
    twenty_four_seven: covered === WEEK,
  };
}

const readSchedule = (body: JsonObject): Partial<ScheduleFields> =>
  defined<ScheduleFields>({
    name: textOf(body, "name"),
    time_zone_name: textOf(body, "time_zone_name"),
    time_intervals: readIntervals(body),
  });
