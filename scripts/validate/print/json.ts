import type { Mended, Printer } from "./printed.ts";

/** For machines: the findings as they are, edits left out. The README says what is in it. */
export function jsonPrinter(): Printer {
  const mended: Mended[] = [];
  let first = true;
  return {
    begin: () => '{\n  "findings": [',
    connector(told) {
      mended.push(...told.mended);
      return told.findings
        .map(({ edits, ...finding }) => {
          const comma = first ? "" : ",";
          first = false;
          return `${comma}\n    ${JSON.stringify({ ...finding, fixable: edits.length > 0 })}`;
        })
        .join("");
    },
    end: ({ connectors }) =>
      `${first ? "" : "\n  "}],\n  "mended": ${JSON.stringify(mended)},\n  "connectors": ${connectors}\n}\n`,
  };
}
