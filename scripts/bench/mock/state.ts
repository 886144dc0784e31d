import { isObject } from "../../common/json.ts";
import { ask, type Server } from "./server.ts";

/** What `mock-server.ts` says of itself. */
export interface MockState {
  /** How long making the contacts took, milliseconds. */
  seeding: number;
  /** Bytes, after collecting garbage. */
  heapUsed: number;
  /** Some contact. A workspace of the same size has it in every process; an empty one has none. */
  contact: { id: string; email: string };
}

export async function stateOf(server: Server): Promise<MockState> {
  const state = await ask(server, "state");
  const { seeding, heapUsed, id, email } = isObject(state) ? state : {};
  return {
    seeding: Number(seeding),
    heapUsed: Number(heapUsed),
    contact: { id: String(id), email: String(email) },
  };
}
