import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListOfficeHoursSchedules = action("GET /office_hours_schedules");
export const CreateOfficeHoursSchedule = action("POST /office_hours_schedules");
export const GetOfficeHoursSchedule = action("GET /office_hours_schedules/{id}");
export const UpdateOfficeHoursSchedule = action("PUT /office_hours_schedules/{id}");
export const DeleteOfficeHoursSchedule = action("DELETE /office_hours_schedules/{id}");
export const ListOfficeHoursExceptions = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
);
export const CreateOfficeHoursException = action(
  "POST /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
);
export const GetOfficeHoursException = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
export const UpdateOfficeHoursException = action(
  "PUT /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
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
