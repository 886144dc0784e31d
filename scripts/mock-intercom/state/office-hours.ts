import { ApiError } from "../errors.ts";
import type {
  OfficeHoursException,
  OfficeHoursSchedule,
  TimeInterval,
} from "../records/office-hours.ts";
import { createCalendar } from "../search/days.ts";
import type { Base } from "./base.ts";

export type ScheduleFields = Pick<
  OfficeHoursSchedule,
  "name" | "time_zone_name" | "time_intervals"
>;

export type ExceptionFields = Pick<
  OfficeHoursException,
  "exception_date" | "exception_type" | "name" | "time_intervals" | "recurring_annually"
>;

export type NewException = Pick<ExceptionFields, "exception_date" | "exception_type"> &
  Partial<ExceptionFields>;

/** What cannot be kept is refused with `ApiError` 422, what does not exist with 404. */
export interface OfficeHoursState {
  readonly officeHoursSchedules: ReadonlyMap<string, OfficeHoursSchedule>;
  existingSchedule(id: string): OfficeHoursSchedule;
  createSchedule(fields: ScheduleFields): OfficeHoursSchedule;
  updateSchedule(id: string, patch: Partial<ScheduleFields>): OfficeHoursSchedule;
  /** Its exceptions go with it. */
  deleteSchedule(id: string): OfficeHoursSchedule;
  exceptionsOf(scheduleId: string): OfficeHoursException[];
  existingException(scheduleId: string, id: string): OfficeHoursException;
  createException(scheduleId: string, fields: NewException): OfficeHoursException;
  updateException(
    scheduleId: string,
    id: string,
    patch: Partial<ExceptionFields>,
  ): OfficeHoursException;
  deleteException(scheduleId: string, id: string): OfficeHoursException;
}

const DAY = 1_440;
const WEEK = 7 * DAY;

export function officeHoursState({ storage, numericId, stamp }: Base): OfficeHoursState {
  const schedules = storage.map<OfficeHoursSchedule>("office hours schedules");
  const exceptions = storage.map<OfficeHoursException>("office hours exceptions");

  const existingSchedule = (id: string) => {
    const schedule = schedules.get(id);
    if (schedule === undefined) throw objectNotFound();
    return schedule;
  };
  const exceptionsOf = (scheduleId: string) => {
    const { id } = existingSchedule(scheduleId);
    return [...exceptions.values()].filter((one) => one.office_hours_schedule_id === id);
  };
  const existingException = (scheduleId: string, id: string) => {
    const exception = exceptionsOf(scheduleId).find((one) => one.id === id);
    if (exception === undefined) throw objectNotFound();
    return exception;
  };
  const storeSchedule = (schedule: OfficeHoursSchedule) => {
    checkTimeZone(schedule.time_zone_name);
    checkIntervals(schedule.time_intervals, WEEK);
    schedules.set(schedule.id, schedule);
    return schedule;
  };
  const storeException = (exception: OfficeHoursException) => {
    const { id, office_hours_schedule_id, exception_date, exception_type } = exception;
    const sameDay = exceptionsOf(office_hours_schedule_id).some(
      (one) => one.id !== id && one.exception_date === exception_date,
    );
    if (sameDay) throw invalid("Invalid or duplicated record reference");
    if (exception_type === "closed") {
      const closed = { ...exception, time_intervals: null };
      exceptions.set(id, closed);
      return closed;
    }
    if (exception.time_intervals === null) throw invalid("Custom hours need time intervals");
    checkIntervals(exception.time_intervals, DAY);
    exceptions.set(id, exception);
    return exception;
  };
  const born = () => {
    const { seconds } = stamp();
    return { id: numericId(), created_at: seconds, updated_at: seconds };
  };

  return {
    officeHoursSchedules: schedules,
    existingSchedule,
    createSchedule: (fields) => storeSchedule({ ...fields, ...born() }),
    updateSchedule: (id, patch) =>
      storeSchedule({ ...existingSchedule(id), ...patch, updated_at: stamp().seconds }),
    deleteSchedule(id) {
      const schedule = existingSchedule(id);
      for (const exception of exceptionsOf(id)) exceptions.delete(exception.id);
      schedules.delete(id);
      return schedule;
    },
    exceptionsOf,
    existingException,
    createException: (scheduleId, fields) =>
      storeException({
        office_hours_schedule_id: existingSchedule(scheduleId).id,
        name: null,
        time_intervals: null,
        recurring_annually: false,
        ...fields,
        ...born(),
      }),
    updateException: (scheduleId, id, patch) =>
      storeException({
        ...existingException(scheduleId, id),
        ...patch,
        updated_at: stamp().seconds,
      }),
    deleteException(scheduleId, id) {
      const exception = existingException(scheduleId, id);
      exceptions.delete(id);
      return exception;
    },
  };
}

const objectNotFound = () => new ApiError(404, "not_found", "Object not found");

const invalid = (message: string) => new ApiError(422, "data_invalid", message);

function checkTimeZone(name: string): void {
  try {
    createCalendar(name);
  } catch {
    throw invalid(`Time zone ${name} is not known`);
  }
}

function checkIntervals(intervals: readonly TimeInterval[], last: number): void {
  for (const { start_minute, end_minute } of intervals) {
    const onGrid = start_minute % 15 === 0 && end_minute % 15 === 0;
    if (!onGrid || start_minute < 0 || end_minute <= start_minute || end_minute > last) {
      throw invalid(
        `Time intervals must begin and end at a quarter of an hour between 0 and ${last}`,
      );
    }
  }
}
