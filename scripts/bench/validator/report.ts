import { table, verdict } from "../table.ts";
import type { ValidatorReport } from "../validator.ts";
import { OURS } from "./validators.ts";

/** What is to be reached first, then how it compares. */
export function validatorText(report: ValidatorReport): string {
  const { connectors, onlyOwn, wholeProcess, leftOut, inProcess } = report;
  const { median, atMost, worst, runs, first } = inProcess;
  const what = onlyOwn
    ? "generated/ alone (--connectors names a folder of others)"
    : `${connectors} connectors`;
  return [
    "Validator, our own connector in process, milliseconds",
    ...table([
      [`median of ${runs} warm runs`, median.toFixed(0), ...verdict(median, { atMost })],
      ["the worst of them", worst.toFixed(0)],
      ["the first run of a process", first.toFixed(0)],
    ]),
    "",
    `Validator, ${what}, milliseconds of the whole process`,
    ...table(
      wholeProcess.map(({ validator, milliseconds, ratio, findings }) => [
        validator,
        milliseconds.toFixed(0),
        validator === OURS ? "" : `${ratio.toFixed(2)} × ${OURS}`,
        `${findings} findings`,
      ]),
    ),
    ...leftOut.map(({ reason }) => `  Left out: ${reason}.`),
  ].join("\n");
}
