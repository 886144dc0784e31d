import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, required, textOf, wordOf } from "../body.ts";
import type { OfficeHoursException } from "../records/office-hours.ts";
import { type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import type { ExceptionFields } from "../state/office-hours.ts";
import type { Workspace } from "../state/state.ts";
import { logOfficeHours, readIntervals } from "./office-hours.ts";

const ALL = "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions";
const ONE = `${ALL}/{id}`;

export const officeHoursExceptionRoutes: readonly Route[] = [
  {
    call: `GET ${ALL}`,
    handle: (request, workspace) => () => {
      const data = workspace.exceptionsOf(scheduleOf(request)).map(exceptionJson);
      return ok({ type: "office_hours_exception.list", data });
    },
  },
  {
    call: `POST ${ALL}`,
    handle: (request, workspace) => {
      const schedule = workspace.existingSchedule(scheduleOf(request));
      const read = readException(objectBody(request));
      const fields = {
        ...read,
        exception_date: required("exception_date", read.exception_date),
        exception_type: required("exception_type", read.exception_type),
      };
      return () => {
        const exception = workspace.createException(schedule.id, fields);
        log(workspace, "added an exception to", exception);
        return ok(exceptionJson(exception), 201);
      };
    },
  },
  {
    call: `GET ${ONE}`,
    handle: (request, workspace) => () => ok(exceptionJson(exceptionOf(request, workspace))),
  },
  {
    call: `PUT ${ONE}`,
    handle: (request, workspace) => {
      const { id } = exceptionOf(request, workspace);
      const patch = readException(objectBody(request));
      return () => {
        const exception = workspace.updateException(scheduleOf(request), id, patch);
        log(workspace, "changed an exception of", exception);
        return ok(exceptionJson(exception));
      };
    },
  },
  {
    call: `DELETE ${ONE}`,
    handle: (request, workspace) => () => {
      const exception = workspace.deleteException(scheduleOf(request), param(request, "id"));
      log(workspace, "deleted an exception of", exception);
      return ok({ id: exception.id, object: "office_hours_exception", deleted: true });
    },
  },
];

const scheduleOf = (request: ApiRequest) => param(request, "office_hours_schedule_id");

const exceptionOf = (request: ApiRequest, workspace: Workspace) =>
  workspace.existingException(scheduleOf(request), param(request, "id"));

function log(workspace: Workspace, deed: string, exception: OfficeHoursException): void {
  const { name } = workspace.existingSchedule(exception.office_hours_schedule_id);
  logOfficeHours(workspace, `${deed} the office hours ${name}`);
}

function exceptionJson(exception: OfficeHoursException) {
  const { exception_date, time_intervals } = exception;
  // Intercom counts from Monday, JavaScript from Sunday.
  const day_of_week = (new Date(exception_date).getUTCDay() + 6) % 7;
  return {
    type: "office_hours_exception",
    ...exception,
    time_intervals: time_intervals?.map((interval) => ({ ...interval, day_of_week })) ?? null,
  };
}

const readException = (body: JsonObject): Partial<ExceptionFields> =>
  defined<ExceptionFields>({
    exception_date: textOf(body, "exception_date"),
    exception_type: wordOf(body, "exception_type", ["closed", "custom_hours"]),
    name: textOf(body, "name"),
    time_intervals: readIntervals(body),
    recurring_annually: flagOf(body, "recurring_annually"),
  });
