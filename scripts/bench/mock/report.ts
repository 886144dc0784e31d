import type { MockReport } from "../mock.ts";
import { table, verdict } from "../table.ts";
import { COMMAND } from "./commands.ts";

/** What was reached first, then how it was measured. */
export function mockText({ rates, ratios, startUp, memory }: MockReport): string {
  const { contacts, megabytes, bytesPerContact, seedingMs } = memory;
  return [
    `Throughput of the mock in a workspace of ${contacts} contacts, as a ratio`,
    ...table(
      ratios.map(({ request, mock, to, ratio, atLeast }) => [
        request,
        `${mock} : ${to}`,
        ratio.toFixed(2),
        ...verdict(ratio, { atLeast }),
      ]),
    ),
    "",
    "Start-up, milliseconds from starting the process to its first answer",
    ...table(
      startUp.map(({ server, milliseconds, ratio, atMost }) => [
        server,
        milliseconds.toFixed(0),
        server === COMMAND ? "" : `${ratio.toFixed(2)} × ${COMMAND}`,
        ...verdict(milliseconds, { atMost }),
      ]),
    ),
    "",
    "Requests a second",
    ...table(
      rates.map(({ request, server, perSecond }) => [request, server, perSecond.toFixed(0)]),
    ),
    "",
    "Memory",
    `  ${contacts} contacts take ${megabytes.toFixed(0)} MB of heap, ${bytesPerContact.toFixed(0)} bytes each, and ${(seedingMs / 1000).toFixed(1)} s to make.`,
  ].join("\n");
}
