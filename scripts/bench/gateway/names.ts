/** What a gateway that is measured and whoever measures it agree on. */

/** What it is told, as JSON in the environment. */
export interface ProcessOptions {
  readonly port: number;
  readonly file: string;
  readonly databaseUrl?: string;
  /** A server that only writes each body into the same database, to compare with. */
  readonly bare?: true;
}

export const VARIABLE = "BENCH_GATEWAY";
export const WORKSPACE = "w1";
export const SECRET = "bench-secret";
export const ADMIN_KEY = "bench-admin-key-0";
