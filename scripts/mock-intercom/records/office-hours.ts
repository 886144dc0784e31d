/** A span of time, in minutes: of a week since Monday 0:00, or of a day since midnight. */
export interface TimeInterval {
  readonly start_minute: number;
  readonly end_minute: number;
}

/** The hours of a week during which the team is there. */
export interface OfficeHoursSchedule {
  readonly id: string;
  readonly name: string;
  readonly time_zone_name: string;
  readonly time_intervals: readonly TimeInterval[];
  readonly created_at: number;
  readonly updated_at: number;
}

/** A day on which a schedule does not apply as usual. */
export interface OfficeHoursException {
  readonly id: string;
  readonly office_hours_schedule_id: string;
  /** As in 2026-12-25. */
  readonly exception_date: string;
  readonly exception_type: "closed" | "custom_hours";
  readonly name: string | null;
  /** Null for a day on which the team is away. */
  readonly time_intervals: readonly TimeInterval[] | null;
  readonly recurring_annually: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}
