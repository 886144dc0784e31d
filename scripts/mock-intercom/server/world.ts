import type { Contract } from "../../common/contract.ts";
import type { Clock } from "../clock.ts";
import type { ContractCheck } from "../contract-check.ts";
import type { Control } from "../control/control.ts";
import type { FaultSource } from "../faults.ts";
import type { JournalEntry } from "../journal.ts";
import type { McpSessions } from "../mcp/endpoint.ts";
import type { Random } from "../random.ts";
import type { RateLimit } from "../rate-limit.ts";
import type { Workspace } from "../state/state.ts";

/** All that an answer depends on and changes, besides the request. */
export interface World {
  clock: Clock;
  workspace: Workspace;
  faults: FaultSource;
  journal: JournalEntry[];
  rateLimit: RateLimit;
  /** Draws the request ids. */
  requestIds: Random;
  token: string;
  mcp: McpSessions;
  /** The codes of sign-ins by OAuth that have not become tokens yet. */
  oauthCodes: string[];
  /** Undefined where nothing is to be checked. */
  check: ContractCheck | undefined;
  /** Gives the contract, for the operations that have no behaviour. */
  contract(): Contract;
  /** The control interface, where it is served. */
  control: Control | undefined;
}
