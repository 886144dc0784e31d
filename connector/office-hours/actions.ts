import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input, inputs } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { equals, fixed, given, ifElse } from "../../scripts/language/values.ts";
import { dayHours, dayIntervals, type Interval, weekHours, weekIntervals } from "./hours.ts";

const schedules = "POST /office_hours_schedules";
const updateSchedule = "PUT /office_hours_schedules/{id}";
const exceptions =
  "POST /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions";
const updateException =
  "PUT /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}";

const schedule = named<Schemas["office_hours_schedule"]>("schedule");
const exception = named<Schemas["office_hours_exception"]>("exception");

const explain = {
  404: "There is no schedule or exception with this id. Choose it from the list.",
} as const;

export const ListOfficeHoursSchedules = action("GET /office_hours_schedules");
export const CreateOfficeHoursSchedule = plannedAction({
  method: "POST",
  path: "/office_hours_schedules",
  summary: "Create an office hours schedule",
  description: "Creates a weekly schedule that says when your team is there.",
  inputs: {
    name: input.from(schedules, "name", { required: true }),
    time_zone_name: input.from(schedules, "time_zone_name", { required: true }),
    hours: weekHours(true),
  },
  returns: returns.answerOf(schedules),
  plan: ({ name, time_zone_name, hours }) => ({
    steps: [
      call(schedules, {
        as: schedule,
        body: { name, time_zone_name, time_intervals: weekIntervals(hours) },
      }),
    ],
    answer: schedule,
  }),
  trial: { values: { hours: [{ day: "tuesday", from: "09:00", to: "17:30" }] } },
});
export const GetOfficeHoursSchedule = action("GET /office_hours_schedules/{id}");
export const UpdateOfficeHoursSchedule = plannedAction({
  method: "PUT",
  path: "/office_hours_schedules/{id}",
  summary: "Update an office hours schedule",
  description:
    "Changes the fields of a weekly schedule that are given and leaves the others as they are; hours that are given take the place of all that there were.",
  inputs: {
    id: input.from("GET /office_hours_schedules/{id}", "id", { title: "Schedule" }),
    ...inputs(updateSchedule, "name", "time_zone_name"),
    hours: weekHours(false),
  },
  returns: returns.answerOf(updateSchedule),
  plan: ({ id, name, time_zone_name, hours }) => ({
    steps: [
      call(updateSchedule, {
        as: schedule,
        path: { id },
        body: { name, time_zone_name, time_intervals: weekIntervals(hours) },
        explain,
      }),
    ],
    answer: schedule,
  }),
  trial: { values: { hours: [{ day: "friday", from: "09:00", to: "13:00" }] } },
});
export const DeleteOfficeHoursSchedule = action("DELETE /office_hours_schedules/{id}");
export const ListOfficeHoursExceptions = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
);
export const CreateOfficeHoursException = plannedAction({
  method: "POST",
  path: "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
  summary: "Create an office hours exception",
  description:
    "Says that your team is away on a day, such as a public holiday, or, where hours are given, there at other times than usual.",
  inputs: {
    office_hours_schedule_id: input.from(exceptions, "office_hours_schedule_id", {
      title: "Schedule",
    }),
    exception_date: input.from(exceptions, "exception_date", { required: true }),
    name: input.from(exceptions, "name"),
    hours: dayHours,
    recurring_annually: input.from(exceptions, "recurring_annually"),
  },
  returns: returns.answerOf(exceptions),
  plan: ({ office_hours_schedule_id, hours, ...sent }) => ({
    steps: [
      call(exceptions, {
        as: exception,
        path: { office_hours_schedule_id },
        body: {
          ...sent,
          exception_type: ifElse<"custom_hours" | "closed">(
            given(hours.first.from),
            "custom_hours",
            "closed",
          ),
          time_intervals: dayIntervals(hours),
        },
        explain,
      }),
    ],
    answer: exception,
  }),
  trial: { values: { hours: [{ from: "10:00", to: "14:00" }] } },
});
export const GetOfficeHoursException = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
export const UpdateOfficeHoursException = plannedAction({
  method: "PUT",
  path: "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
  summary: "Update an office hours exception",
  description:
    "Changes the fields of an exception that are given and leaves the others as they are; hours that are given take the place of all that there were.",
  inputs: {
    office_hours_schedule_id: input.from(updateException, "office_hours_schedule_id", {
      title: "Schedule",
    }),
    id: input.from(updateException, "id", { title: "Exception" }),
    exception_date: input.from(updateException, "exception_date"),
    name: input.from(updateException, "name"),
    hours: dayHours,
    closed: input.boolean({
      title: "Closed All Day",
      description: "Yes: your team is away all day, and Hours are left empty.",
    }),
    recurring_annually: input.from(updateException, "recurring_annually"),
  },
  returns: returns.answerOf(updateException),
  plan: ({ office_hours_schedule_id, id, hours, closed, ...sent }) => ({
    steps: [
      call(updateException, {
        as: exception,
        path: { office_hours_schedule_id, id },
        body: {
          ...sent,
          exception_type: ifElse<"custom_hours" | "closed">(
            equals(closed, true),
            "closed",
            ifElse<"custom_hours">(given(hours.first.from), "custom_hours", fixed(null)),
          ),
          time_intervals: ifElse<Interval[]>(equals(closed, true), [], dayIntervals(hours)),
        },
        explain,
      }),
    ],
    answer: exception,
  }),
  trial: { values: { hours: [{ from: "10:00", to: "14:00" }], closed: false } },
});
export const DeleteOfficeHoursException = action(
  "DELETE /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);

/** The office hours of the workspace. */
export const officeHoursSchedules = choices(ListOfficeHoursSchedules, {
  items: "data",
  value: "id",
  title: "name",
});

/** The days on which a schedule does not hold; names are voluntary, dates are not. */
export const officeHoursExceptions = choices(ListOfficeHoursExceptions, {
  items: "data",
  value: "id",
  title: "exception_date",
  with: { office_hours_schedule_id: { parameter: "office_hours_schedule_id" } },
});
