import { ApiError, parameterInvalid } from "../errors.ts";
import type { AwayStatusReason } from "../records/away-status-reason.ts";
import type { Base } from "./base.ts";

export interface AwayStatusReasonState {
  readonly awayStatusReasons: readonly AwayStatusReason[];
  /** Makes teammates who go away say why, as a workspace can be set up. */
  requireAwayStatusReason(required: boolean): void;
  /** @throws {ApiError} 400 where the reason is unknown or deleted, or is missing but required */
  checkAwayStatusReason(id: string | null): void;
}

export function awayStatusReasonState({ storage, random, facts }: Base): AwayStatusReasonState {
  const first = random("away status reasons").integer(1_000, 90_000);
  const settings = storage.record("away settings", { reason_required: false });
  const reasons = storage.list<AwayStatusReason>(
    "away status reasons",
    (
      [
        ["On a break", "☕", false],
        ["In a meeting", "📅", false],
        ["Out sick", "🤒", false],
        ["On a training course", "📚", true],
      ] as const
    ).map(([label, emoji, deleted], index) => ({
      id: String(first + index),
      label,
      emoji,
      order: index + 1,
      deleted,
      created_at: facts.created_at,
      updated_at: facts.created_at,
    })),
  );
  return {
    awayStatusReasons: reasons,
    requireAwayStatusReason(required) {
      settings.reason_required = required;
    },
    checkAwayStatusReason(id) {
      if (id === null) {
        if (settings.reason_required) throw reasonMandatory();
        return;
      }
      const reason = reasons.find((one) => one.id === id);
      if (reason === undefined) throw parameterInvalid("Away status reason not found");
      if (reason.deleted) throw parameterInvalid("Away status reason is deleted");
    },
  };
}

const reasonMandatory = () =>
  new ApiError(400, "away_status_reason_mandatory", "Away status reason is mandatory");
