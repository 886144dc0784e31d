import type { Connector } from "../../connector.ts";
import type { Dynamic } from "../../model/dynamic.ts";
import { callersOf, sourcesOf } from "../../model/inputs.ts";
import { inside } from "../../model/node.ts";
import type { Report } from "../../rule.ts";
import { rule } from "../../rule.ts";

/**
 * The old forms name what they refer to by its name alone. Where that may mean two things, or means
 * a property of the body, only the new forms, which name the whole path, say what is meant.
 */

const AMBIGUOUS = {
  severity: "warning",
  area: "dynamic",
  message: '{extension} refers to "{reference}", and {operation} has {count} inputs of that name.',
  advice: 'Add {other}, in which "parameterReference" names the whole path, such as body/{name}.',
} as const;

const PROPERTY = {
  severity: "warning",
  area: "dynamic",
  message:
    '{extension} refers to "{reference}", which in {operation} is a property of the body and no parameter.',
  advice: 'Add {other}, in which "parameterReference" is "{path}".',
} as const;

export const dynamicListExtensionRequiredForAmbiguousReferences = rule({
  ...AMBIGUOUS,
  id: "DynamicListExtensionRequiredForAmbiguousReferences",
  check: (connector, report) => ambiguous(connector, "values", "x-ms-dynamic-list", report),
});

export const dynamicPropertiesExtensionRequiredForAmbiguousReferences = rule({
  ...AMBIGUOUS,
  id: "DynamicPropertiesExtensionRequiredForAmbiguousReferences",
  check: (connector, report) => ambiguous(connector, "schema", "x-ms-dynamic-properties", report),
});

export const dynamicListExtensionRequiredForNonParameterReferences = rule({
  ...PROPERTY,
  id: "DynamicListExtensionRequiredForNonParameterReferences",
  check: (connector, report) => ofProperty(connector, "values", "x-ms-dynamic-list", report),
});

export const dynamicPropertiesExtensionRequiredForNonParameterReferences = rule({
  ...PROPERTY,
  id: "DynamicPropertiesExtensionRequiredForNonParameterReferences",
  check: (connector, report) => ofProperty(connector, "schema", "x-ms-dynamic-properties", report),
});

function ambiguous(
  connector: Connector,
  kind: Dynamic["kind"],
  other: string,
  report: Report,
): void {
  for (const { dynamic, argument, operation, sources } of references(connector, kind, other)) {
    if (sources.length < 2) continue;
    const { extension } = dynamic;
    const reference = argument.reference ?? "";
    const values = { extension, reference, operation: operation.name, count: sources.length };
    report(inside(argument.node), { ...values, other, name: reference });
  }
}

function ofProperty(
  connector: Connector,
  kind: Dynamic["kind"],
  other: string,
  report: Report,
): void {
  for (const { dynamic, argument, operation, sources } of references(connector, kind, other)) {
    const [source] = sources;
    if (sources.length !== 1 || source?.inner === undefined) continue;
    const reference = argument.reference ?? "";
    const values = { extension: dynamic.extension, reference, operation: operation.name };
    report(inside(argument.node), { ...values, other, path: source.path });
  }
}

/** The arguments by reference of one kind of call, each in the first operation that makes it. */
function references(connector: Connector, kind: Dynamic["kind"], other: string) {
  return connector.dynamics
    .filter((dynamic) => dynamic.kind === kind && dynamic.holder.value[other] === undefined)
    .flatMap((dynamic) => {
      const [operation] = callersOf(connector, dynamic);
      if (!operation) return [];
      return dynamic.arguments
        .filter(({ reference }) => reference !== undefined)
        .map((argument) => {
          const sources = sourcesOf(connector, operation, dynamic, argument);
          return { dynamic, argument, operation, sources };
        });
    });
}
