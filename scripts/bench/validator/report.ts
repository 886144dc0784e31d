import { table, verdict } from "../table.ts";
import type { ValidatorReport } from "../validator.ts";
import { MANY_AT_MOST, type Many } from "./many.ts";
import { OURS } from "./validators.ts";

/** What is to be reached first, then how it compares. */
export function validatorText(report: ValidatorReport): string {
  const { connectors, onlyOwn, wholeProcess, leftOut, inProcess, many } = report;
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
    `Validator, ${many.connectors} connectors in one process`,
    ...table(manyRows(many, onlyOwn)),
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

function manyRows(many: Many, onlyOwn: boolean): string[][] {
  const target = (value: number, key: keyof typeof MANY_AT_MOST) =>
    onlyOwn ? [] : verdict(value, { atMost: MANY_AT_MOST[key] });
  return [
    ["seconds", many.seconds.toFixed(1), ...target(many.seconds, "seconds")],
    ["seconds of a processor", many.processorSeconds.toFixed(1)],
    ["megabytes at most", many.megabytes.toFixed(0), ...target(many.megabytes, "megabytes")],
    ["seconds as SARIF", many.sarifSeconds.toFixed(1), ...target(many.sarifSeconds, "seconds")],
    [
      `megabytes at most, of ${many.sarifSize.toFixed(1)} of SARIF`,
      many.sarifMegabytes.toFixed(0),
      ...target(many.sarifMegabytes, "megabytes"),
    ],
    ["milliseconds of a process for one", many.one.toFixed(0), ...target(many.one, "one")],
  ];
}
