import type { Printed } from "./printed.ts";

/** For machines: the findings as they are, edits left out. The README says what is in it. */
export function printJson({ findings, mended, connectors }: Printed): string {
  const plain = findings.map(({ edits, ...finding }) => ({
    ...finding,
    fixable: edits.length > 0,
  }));
  return JSON.stringify({ connectors, findings: plain, mended }, undefined, 2);
}
