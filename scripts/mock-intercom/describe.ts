import type { Mock } from "./mock.ts";
import { sizesOf } from "./seed.ts";
import type { Workspace } from "./state/state.ts";

/** What people need to know about a mock that listens. */
export interface Listening {
  url: string;
  token: string;
  /** Whether its clock stands still. */
  stands: boolean;
  /** Whether it has the control interface. */
  control: boolean;
}

/** In what is printed about the workspace. */
const KINDS_PER_LINE = 5;

/** Where it is, how to sign in, what is in it, and a line to try. */
export function describeMock(
  { workspace, clock }: Mock,
  { url, token, stands, control }: Listening,
): string {
  const now = clock.now();
  const time = stands
    ? `stands at ${now}`
    : `runs in real time from ${new Date(now * 1000).toISOString()}`;
  return `Mock Intercom   ${url}
Access token    ${token}
Workspace       ${workspace.region}, ${workspace.timezone}; ${contentOf(workspace)}
Clock           ${time}${control ? `\nControl         ${url}/_mock/clock, seed, faults, journal, ...` : ""}

Try             curl -H "Authorization: Bearer ${token}" ${url}/contacts`;
}

/** What there is how many of, some on each line. */
function contentOf(workspace: Workspace): string {
  const words = Object.entries(sizesOf(workspace))
    .filter(([, size]) => size > 0)
    .map(([kind, size]) => `${size} ${kind.replaceAll("_", " ")}`);
  if (words.length === 0) return "no data";
  const lines: string[] = [];
  while (words.length > 0) lines.push(words.splice(0, KINDS_PER_LINE).join(", "));
  return lines.join(`,\n${" ".repeat(16)}`);
}
