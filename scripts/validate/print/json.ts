import type { Printed } from "./printed.ts";

/** For machines: the findings as they are, edits left out. */
export function printJson({ findings, connectors }: Printed): string {
  const plain = findings.map(({ edits, ...finding }) => ({
    ...finding,
    fixable: edits.length > 0,
  }));
  return JSON.stringify({ connectors, findings: plain }, undefined, 2);
}
