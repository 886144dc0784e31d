import { createAlarm } from "./alarm.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface TicketSnoozeState {
  /** Remembers until when a ticket is snoozed, unix seconds, or that it is not. */
  countTicketSnooze(ticketId: string, until: number | null): void;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "addTicketPart" | "botAuthor" | "tickets">;

/** Opens snoozed tickets when the mock's clock says so. No webhook topic tells of it. */
export function ticketSnoozeState({ clock, storage }: Base, all: () => Needs): TicketSnoozeState {
  const snoozes = new Map<string, number>();
  const set = createAlarm(clock, {
    next() {
      let first = Infinity;
      for (const until of snoozes.values()) first = Math.min(first, until);
      return snoozes.size === 0 ? undefined : first * 1000;
    },
    ring() {
      const due = [...snoozes].filter(([, until]) => until <= clock.now());
      due.sort(([, a], [, b]) => a - b);
      for (const [id, until] of due) {
        all().addTicketPart(
          id,
          { part_type: "timer_unsnooze", author: all().botAuthor(), created_at: until },
          { open: true, snoozed_until: null },
        );
      }
    },
  });
  storage.derive(() => {
    snoozes.clear();
    for (const { id, snoozed_until } of all().tickets.values()) {
      if (snoozed_until !== null) snoozes.set(id, snoozed_until);
    }
    set();
  });
  return {
    countTicketSnooze(ticketId, until) {
      if (until === null && !snoozes.delete(ticketId)) return;
      if (until !== null) snoozes.set(ticketId, until);
      set();
    },
  };
}
