/** What a migration changed in one file, and what it could not. */
export interface FileReport {
  /** Its path in the zip. */
  readonly file: string;
  /** A line each: `trigger When_a_user_is_created (TrigNewUser)`. */
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/** Which connector is left, and which one is taken instead. */
export interface Move {
  /** The published connector's id, as a rule: `shared_intercom`. */
  readonly from: string;
  /** Our connector's: `shared_cnm-5fintercom-5f0123456789abcdef`. */
  readonly to: string;
  /** The GUID of our connector's row in Dataverse, which links connection references of solutions. */
  readonly guid?: string;
}

const APIS = "/providers/Microsoft.PowerApps/apis/";

export function apiId(id: string): string {
  return `${APIS}${id}`;
}

/** Whether a value names a connector, as its id alone or as its address. Letter case makes no difference. */
export function names(value: unknown, id: string): boolean {
  if (typeof value !== "string") return false;
  const lower = value.toLowerCase();
  return lower === id.toLowerCase() || lower === apiId(id).toLowerCase();
}

/** The value in the form in which it was written. */
export function moved(value: string, to: string): string {
  return value.startsWith("/") ? apiId(to) : to;
}
