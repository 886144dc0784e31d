import { behaviourRows } from "../behaviour.ts";
import type { Operation } from "../operation.ts";
import { PATH_HEAD, pathRows, receivedField, returnsText } from "./definitions.ts";
import { link, MARK, page, table } from "./markdown.ts";
import { parameterRows } from "./parameters.ts";
import { inEnglish, type Say } from "./say.ts";

const DEFINITIONS = "definitions.md";
const PARAMETER_HEAD = ["Name", "Key", "Required", "Type", "Description"];

/** The page of a resource: its actions and triggers with parameters and results. */
export function resourcePage(
  title: string,
  operations: readonly Operation[],
  say: Say = inEnglish,
): string {
  const section = (heading: string, some: readonly Operation[]) =>
    some.length === 0
      ? []
      : [
          `## ${say(heading)}`,
          table(
            ["Name", "Description"].map((word) => say(word)),
            some.map(({ summary, description }) => [link(say(summary)), say(description)]),
          ),
          ...some.flatMap((one) => operationText(one, say)),
        ];
  return page([
    `# ${say(title)}`,
    MARK,
    ...section(
      "Actions",
      operations.filter(({ kind }) => kind === "action"),
    ),
    ...section(
      "Triggers",
      operations.filter(({ kind }) => kind === "trigger"),
    ),
  ]);
}

function replacedBy(
  { replacement, connector }: NonNullable<Operation["deprecated"]>,
  say: Say,
): string {
  return connector === undefined
    ? say("Deprecated: use {} instead.", replacement)
    : say("Deprecated: use {} of the connector {} instead.", replacement, connector);
}

function operationText(operation: Operation, say: Say): string[] {
  return [
    `### ${say(operation.summary)}`,
    `${say("Operation ID")}: ${operation.id}`,
    say(operation.description),
    ...(operation.hint === undefined ? [] : [say(operation.hint)]),
    ...(operation.deprecated === undefined ? [] : [replacedBy(operation.deprecated, say)]),
    ...(operation.agenticProtocol === undefined
      ? [behaviourText(operation, say), ...parametersAndReturns(operation, say)]
      : [say("For agents in Copilot Studio, which speak the Model Context Protocol with it.")]),
  ];
}

function behaviourText(operation: Operation, say: Say): string {
  return behaviourRows(operation)
    .map(([what, how]) => `- ${say(what)}: ${say(how)}`)
    .join("\n");
}

function parametersAndReturns(operation: Operation, say: Say): string[] {
  const rows = parameterRows(operation, say);
  const field = receivedField(operation);
  const own = field.definition === undefined ? pathRows(field, "", DEFINITIONS, say) : [];
  return [
    ...(rows.length === 0
      ? [say("This operation has no parameters.")]
      : [
          `#### ${say("Parameters")}`,
          table(
            PARAMETER_HEAD.map((word) => say(word)),
            rows,
          ),
        ]),
    `#### ${say("Returns")}`,
    ...(own.length === 0
      ? [returnsText(field, DEFINITIONS, say)]
      : [
          table(
            PATH_HEAD.map((word) => say(word)),
            own,
          ),
        ]),
  ];
}
