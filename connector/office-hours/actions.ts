import { action } from "../../scripts/language/action.ts";

export const ListOfficeHoursSchedules = action("GET /office_hours_schedules");
export const CreateOfficeHoursSchedule = action("POST /office_hours_schedules");
export const GetOfficeHoursSchedule = action("GET /office_hours_schedules/{id}");
export const UpdateOfficeHoursSchedule = action("PUT /office_hours_schedules/{id}");
export const DeleteOfficeHoursSchedule = action("DELETE /office_hours_schedules/{id}");
export const ListExceptionsOfSchedule = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
);
export const AddExceptionToSchedule = action(
  "POST /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions",
);
export const GetExceptionOfSchedule = action(
  "GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
export const UpdateExceptionOfSchedule = action(
  "PUT /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
export const DeleteExceptionOfSchedule = action(
  "DELETE /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}",
);
