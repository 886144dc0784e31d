import { createAlarm } from "./alarm.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface SnoozeState {
  /** Remembers until when a conversation is snoozed, unix seconds, or that it is not. */
  countSnooze(conversationId: string, until: number | null): void;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "addPart" | "botAuthor" | "conversations" | "emit">;

/**
 * Opens snoozed conversations when the mock's clock says so. It is the one thing that happens to a
 * conversation without a request, which is why the notification is posted here.
 */
export function snoozeState({ clock, storage }: Base, all: () => Needs): SnoozeState {
  const snoozes = new Map<string, number>();
  const set = createAlarm(clock, {
    next: () => (snoozes.size === 0 ? undefined : Math.min(...snoozes.values()) * 1000),
    ring() {
      const due = [...snoozes].filter(([, until]) => until <= clock.now());
      due.sort(([, a], [, b]) => a - b);
      for (const [id, until] of due) {
        const conversation = all().addPart(
          id,
          { part_type: "timer_unsnooze", author: all().botAuthor(), created_at: until },
          { state: "open", snoozed_until: null },
        );
        all().emit("conversation.admin.unsnoozed", { conversation });
      }
    },
  });
  storage.derive(() => {
    snoozes.clear();
    for (const { id, state, snoozed_until } of all().conversations.values()) {
      if (state === "snoozed" && snoozed_until !== null) snoozes.set(id, snoozed_until);
    }
    set();
  });

  return {
    countSnooze(conversationId, until) {
      if (until === null && !snoozes.delete(conversationId)) return;
      if (until !== null) snoozes.set(conversationId, until);
      set();
    },
  };
}
