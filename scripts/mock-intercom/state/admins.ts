import { ApiError } from "../errors.ts";
import type { Admin } from "../records/admin.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type AwayStatus = Pick<
  Admin,
  "away_mode_enabled" | "away_mode_reassign" | "away_status_reason_id"
>;

export interface AdminState {
  /** The first is the one whom the token belongs to. */
  readonly admins: readonly [Admin, ...Admin[]];
  /** @throws {ApiError} 404 */
  existingAdmin(id: string): Admin;
  /** As an invitation in Intercom does. */
  createAdmin(admin: Pick<Admin, "name" | "email">): Admin;
  /** @throws {ApiError} 404; 400 for a reason that cannot be given */
  setAway(id: string, status: AwayStatus): Admin;
}

export function adminState({ storage, random, numericId }: Base, all: () => Workspace): AdminState {
  const id = random("admins").integer(1_000_000, 9_000_000);
  const present = {
    has_inbox_seat: true,
    away_mode_enabled: false,
    away_mode_reassign: false,
    away_status_reason_id: null,
  };
  const admins = storage.list<Admin>("admins", [
    { id: String(id), name: "Ada Byrne", email: "ada@example.com", ...present },
    { id: String(id + 17), name: "Grace Ito", email: "grace@example.com", ...present },
    { id: String(id + 42), name: "Linus Okoye", email: "linus@example.com", ...present },
  ]);
  if (!isNotEmpty(admins)) throw new Error("a workspace needs an admin");
  const existing = (id: string) => {
    const admin = admins.find((one) => one.id === id);
    if (admin === undefined) throw new ApiError(404, "admin_not_found", "Admin not found");
    return admin;
  };
  return {
    admins,
    existingAdmin: existing,
    createAdmin(input) {
      const admin: Admin = { id: numericId(), ...input, ...present };
      admins.push(admin);
      return admin;
    },
    setAway(id, status) {
      const old = existing(id);
      if (status.away_mode_enabled) all().checkAwayStatusReason(status.away_status_reason_id);
      // Who is back needs no reason any more.
      const reason = status.away_mode_enabled ? status.away_status_reason_id : null;
      const changed = { ...old, ...status, away_status_reason_id: reason };
      admins[admins.indexOf(old)] = changed;
      return changed;
    },
  };
}

const isNotEmpty = <T>(list: T[]): list is [T, ...T[]] => list.length > 0;
