import type { Field, Operation } from "../operation.ts";
import { pathRows, returnsText } from "./definitions.ts";
import { link, MARK, page, table } from "./markdown.ts";
import { typeName } from "./types.ts";

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
    ...(operation.deprecated === undefined ? [] : [replacedBy(operation.deprecated)]),
    ...(operation.permission === undefined ? [] : [`Permission: ${operation.permission}`]),
    ...(operation.agenticProtocol === undefined
      ? parametersAndReturns(operation)
      : ["For agents in Copilot Studio, which speak the Model Context Protocol with it."]),
  ];
}

function parametersAndReturns(operation: Operation): string[] {
  const rows = parameterRows(operation);
  const { field } = operation.answer;
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

function parameterRows({ parameters, body }: Operation): string[][] {
  return [
    ...parameters.flatMap(({ key, required, field }) =>
      field.visibility === "internal" ? [] : [row(field, key, required)],
    ),
    ...(body === undefined ? [] : bodyRows(body)),
  ];
}

function row(field: Field, key: string, required: boolean): string[] {
  return [field.title ?? "", key, required ? "True" : "", typeName(field), field.description ?? ""];
}

function bodyRows(body: Field, above: readonly Field[] = []): string[][] {
  if (above.includes(body)) return [];
  return Object.entries(body.fields ?? {}).flatMap(([key, field]) => {
    if (field.visibility === "internal") return [];
    return field.fields === undefined
      ? [row(field, key, body.required?.includes(key) === true)]
      : bodyRows(field, [...above, body]);
  });
}
