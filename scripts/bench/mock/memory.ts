import { mockServer } from "./commands.ts";
import { start } from "./server.ts";
import { type MockState, stateOf } from "./state.ts";

export interface Memory {
  contacts: number;
  megabytes: number;
  bytesPerContact: number;
  /** How long the mock took to make them. */
  seedingMs: number;
}

const MEGABYTE = 1024 * 1024;

/** The heap with the contacts in it, less that of an empty workspace. */
export async function measureMemory(contacts: number): Promise<Memory> {
  const empty = await stateWith(0);
  const full = await stateWith(contacts);
  const bytes = full.heapUsed - empty.heapUsed;
  return {
    contacts,
    megabytes: bytes / MEGABYTE,
    bytesPerContact: bytes / contacts,
    seedingMs: full.seeding,
  };
}

async function stateWith(contacts: number): Promise<MockState> {
  const server = await start(mockServer(contacts, false));
  try {
    return await stateOf(server);
  } finally {
    await server.stop();
  }
}
