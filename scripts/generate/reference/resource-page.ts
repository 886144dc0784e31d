import { behaviourRows } from "../behaviour.ts";
import type { Operation } from "../operation.ts";
import { pathRows, receivedField, returnsText } from "./definitions.ts";
import { link, MARK, page, table } from "./markdown.ts";
import { parameterRows } from "./parameters.ts";

const DEFINITIONS = "definitions.md";

/** The page of a resource: its actions and triggers with parameters and results. */
export function resourcePage(title: string, operations: readonly Operation[]): string {
  const section = (heading: string, some: readonly Operation[]) =>
    some.length === 0
      ? []
      : [
          `## ${heading}`,
          table(
            ["Name", "Description"],
            some.map(({ summary, description }) => [link(summary), description]),
          ),
          ...some.flatMap(operationText),
        ];
  return page([
    `# ${title}`,
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

function replacedBy({ replacement, connector }: NonNullable<Operation["deprecated"]>): string {
  const place = connector === undefined ? "" : ` of the connector ${connector}`;
  return `Deprecated: use ${replacement}${place} instead.`;
}

function operationText(operation: Operation): string[] {
  return [
    `### ${operation.summary}`,
    `Operation ID: ${operation.id}`,
    operation.description,
    ...(operation.hint === undefined ? [] : [operation.hint]),
    ...(operation.deprecated === undefined ? [] : [replacedBy(operation.deprecated)]),
    ...(operation.agenticProtocol === undefined
      ? [behaviourText(operation), ...parametersAndReturns(operation)]
      : ["For agents in Copilot Studio, which speak the Model Context Protocol with it."]),
  ];
}

function behaviourText(operation: Operation): string {
  return behaviourRows(operation)
    .map(([what, how]) => `- ${what}: ${how}`)
    .join("\n");
}

function parametersAndReturns(operation: Operation): string[] {
  const rows = parameterRows(operation);
  const field = receivedField(operation);
  const own = field.definition === undefined ? pathRows(field, "", DEFINITIONS) : [];
  return [
    ...(rows.length === 0
      ? ["This operation has no parameters."]
      : ["#### Parameters", table(["Name", "Key", "Required", "Type", "Description"], rows)]),
    "#### Returns",
    ...(own.length === 0
      ? [returnsText(field, DEFINITIONS)]
      : [table(["Name", "Path", "Type", "Description"], own)]),
  ];
}
