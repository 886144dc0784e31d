/** What a gateway that is measured and whoever measures it agree on. */
import type { Server } from "node:http";

/** What it is told, as JSON in the environment. */
export interface ProcessOptions {
  readonly port: number;
  readonly file: string;
  readonly databaseUrl?: string;
  /** A server that only writes each body into the same database, to compare with. */
  readonly bare?: true;
  /** Where its Intercom is on this machine; without one, only `/me` answers. */
  readonly intercom?: number;
  /** Milliseconds between two checks; an hour unless told. */
  readonly checkEvery?: number;
}

export const VARIABLE = "BENCH_GATEWAY";
export const WORKSPACE = "w1";
export const SECRET = "bench-secret";
export const ADMIN_KEY = "bench-admin-key-0";

/** Has a server listen on this machine alone; gives the port. */
export async function listenLocally(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
