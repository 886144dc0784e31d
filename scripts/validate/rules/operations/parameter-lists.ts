import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../common/json.ts";
import { removeAt } from "../../json/edit.ts";
import { objectOf } from "../../json/values.ts";
import type { ParameterEntry } from "../../model/parameters.ts";
import { rule } from "../../rule.ts";

/** Lists of parameters in which one excludes another. */

export const operationParametersAreNotUnique = rule({
  id: "OperationParametersAreNotUnique",
  severity: "error",
  area: "operations",
  message: "{operation} lists the same parameter twice.",
  advice: "Remove one of the two.",
  fixable: true,
  check({ operations }, report) {
    for (const { name, entries } of operations) {
      const distinct = distinctOf(entries);
      for (const entry of entries) {
        if (distinct.includes(entry)) continue;
        const { file, pointer } = entry.node;
        report(entry.node, { operation: name }, removeAt(file, pointer));
      }
    }
  },
});

export const operationParametersContainDuplicateParameter = rule({
  id: "OperationParametersContainDuplicateParameter",
  severity: "error",
  area: "operations",
  message: '{operation} has two {place} parameters with the name "{parameter}".',
  advice: "Remove one of the two, or correct its name.",
  check({ operations }, report) {
    for (const { name, entries } of operations) {
      for (const { node, place, parameter } of duplicatesOf(distinctOf(entries))) {
        report(node, { operation: name, place, parameter });
      }
    }
  },
});

export const operationParametersContainMultipleBodyParameters = rule({
  id: "OperationParametersContainMultipleBodyParameters",
  severity: "error",
  area: "operations",
  message: "{operation} has {count} body parameters; a request has one body.",
  advice: "Make them properties of the schema of one body parameter.",
  check({ operations }, report) {
    for (const { name, entries } of operations) {
      const [, second, ...more] = bodiesOf(distinctOf(entries));
      if (second) report(second.node, { operation: name, count: more.length + 2 });
    }
  },
});

export const pathParametersContainDuplicateParameter = rule({
  id: "PathParametersContainDuplicateParameter",
  severity: "error",
  area: "operations",
  message: 'The path {path} has two {place} parameters with the name "{parameter}".',
  advice: "Remove one of the two, or correct its name.",
  check({ pathItems }, report) {
    for (const { path, entries } of pathItems) {
      for (const { node, place, parameter } of duplicatesOf(entries)) {
        report(node, { path, place, parameter });
      }
    }
  },
});

export const pathParametersContainMultipleBodyParameters = rule({
  id: "PathParametersContainMultipleBodyParameters",
  severity: "error",
  area: "operations",
  message: "The path {path} has {count} body parameters; a request has one body.",
  advice: "Make them properties of the schema of one body parameter.",
  check({ pathItems }, report) {
    for (const { path, entries } of pathItems) {
      const [, second, ...more] = bodiesOf(entries);
      if (second) report(second.node, { path, count: more.length + 2 });
    }
  },
});

type Entries = readonly ParameterEntry[];

function distinctOf(entries: Entries): ParameterEntry[] {
  // Only those that are called the same can be the same.
  const earlier = new Map<string, Json[]>();
  return entries.filter(({ node: { value } }) => {
    const { name, in: place, $ref } = objectOf(value);
    const key = JSON.stringify([name, place, $ref]);
    const alike = earlier.get(key) ?? [];
    earlier.set(key, [...alike, value]);
    return !alike.some((one) => isDeepStrictEqual(one, value));
  });
}

/** Those that have the name and the place of an earlier one; bodies are counted, not named. */
function duplicatesOf(entries: Entries) {
  const seen = new Set<string>();
  return entries.flatMap(({ node, parameter }) => {
    if (!parameter || parameter.name === "" || parameter.in === "body") return [];
    const key = `${parameter.in} ${parameter.name}`;
    if (seen.has(key)) return { node, place: parameter.in, parameter: parameter.name };
    seen.add(key);
    return [];
  });
}

const bodiesOf = (entries: Entries) => entries.filter(({ parameter }) => parameter?.in === "body");
