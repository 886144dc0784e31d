import type { Connector } from "../../connector.ts";
import type { Dynamic } from "../../model/dynamic.ts";
import { callersOf, type Input, sourcesOf } from "../../model/inputs.ts";
import type { Report } from "../../rule.ts";
import { rule } from "../../rule.ts";

/**
 * The old forms name what they refer to by its name alone. Where that may mean two things, or means
 * a property of the body, only the new forms, which name the whole path, say what is meant. The last
 * is what "NonParameterReferences" stands for: Microsoft's page "Fix Swagger Validator errors" speaks
 * of references to "properties within parameters".
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
  const found = references(connector, kind, other, (sources) => sources.length > 1);
  for (const { extension, reference, node, operation, sources } of found) {
    const values = { extension, reference, operation, count: sources.length };
    report(node, { ...values, other, name: reference });
  }
}

function ofProperty(
  connector: Connector,
  kind: Dynamic["kind"],
  other: string,
  report: Report,
): void {
  const isProperty = ([source, ...others]: readonly Input[]) =>
    others.length === 0 && source?.inner !== undefined;
  for (const found of references(connector, kind, other, isProperty)) {
    const { extension, reference, node, operation, sources } = found;
    const path = sources[0]?.path ?? "";
    report(node, { extension, reference, operation, other, path });
  }
}

/**
 * The arguments by reference of one kind of call that mean such inputs in an operation that makes it:
 * the first one, since a shared schema is one finding.
 */
function references(
  connector: Connector,
  kind: Dynamic["kind"],
  other: string,
  isSuch: (sources: readonly Input[]) => boolean,
) {
  return connector.dynamics.flatMap((dynamic) => {
    const { extension, holder } = dynamic;
    if (dynamic.kind !== kind || !holder || holder.value[other] !== undefined) return [];
    const callers = callersOf(connector, dynamic);
    return dynamic.arguments.flatMap((argument) => {
      const { reference, node } = argument;
      if (reference === undefined) return [];
      for (const caller of callers) {
        const sources = sourcesOf(connector, caller, dynamic, argument);
        if (isSuch(sources))
          return [{ extension, reference, node, operation: caller.name, sources }];
      }
      return [];
    });
  });
}
