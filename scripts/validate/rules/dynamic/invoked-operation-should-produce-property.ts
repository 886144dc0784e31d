import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { answerSchema, pathSteps } from "../../model/answers.ts";
import type { Dynamic } from "../../model/dynamic.ts";
import { inside } from "../../model/node.ts";
import type { Schema } from "../../model/schemas.ts";
import { itemsOf, propertiesOf, schemaAt } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Paths within an item of the list, and paths within the whole answer, by extension. */
const ITEM_PATHS: Readonly<Record<Dynamic["kind"], readonly string[]>> = {
  values: ["value-path", "value-title"],
  list: ["itemValuePath", "itemTitlePath"],
  tree: ["itemValuePath", "itemTitlePath"],
  schema: [],
  properties: [],
};
const ANSWER_PATHS: Readonly<Record<Dynamic["kind"], readonly string[]>> = {
  values: [],
  list: [],
  tree: [],
  schema: ["value-path"],
  properties: ["itemValuePath"],
};

export const invokedOperationShouldProduceProperty = rule({
  id: "InvokedOperationShouldProduceProperty",
  severity: "error",
  area: "dynamic",
  message:
    '{extension} wants "{path}" in the answer of {operation}, and there is no such property.',
  advice: "Correct {key}, or declare the property in the operation's response.{near}",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, call, target } = dynamic;
      if (!target) continue;
      for (const { key, path, schema } of missingPaths(connector, dynamic)) {
        const near = didYouMean(path, propertiesOf(connector.index, schema).keys());
        report(inside(call, key), { extension, path, operation: target.name, key, near });
      }
    }
  },
});

/** The paths of a dynamic call that its operation's answer does not have. */
export function missingPaths(
  connector: Connector,
  dynamic: Dynamic,
): { key: string; path: string; schema: Schema }[] {
  const { kind, call, target } = dynamic;
  if (!target) return [];
  const wanted = [
    ...ITEM_PATHS[kind].map((key) => [key, itemSchema(connector, dynamic)] as const),
    ...ANSWER_PATHS[kind].map((key) => [key, answerSchema(connector, target)] as const),
  ];
  return wanted.flatMap(([key, schema]) => {
    const path = stringOf(call.value[key]);
    if (path === undefined || schema === undefined) return [];
    return schemaAt(connector.index, schema, pathSteps(path)) === undefined
      ? [{ key, path, schema }]
      : [];
  });
}

/** An item of the list that fills a dropdown; undefined where the answer does not say. */
function itemSchema(connector: Connector, { kind, call, target }: Dynamic): Schema | undefined {
  const key = kind === "values" ? "value-collection" : "itemsPath";
  const answer = target && answerSchema(connector, target);
  const list = schemaAt(connector.index, answer, pathSteps(stringOf(call.value[key]) ?? ""));
  return list === "unknown" ? undefined : itemsOf(connector.index, list);
}
