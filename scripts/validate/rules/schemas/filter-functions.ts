import { FILTER_FUNCTIONS } from "../../catalogue/filter-functions.ts";
import type { Connector } from "../../connector.ts";
import { listOf, shown, textOf } from "../../json/values.ts";
import { inside, itemsIn, objectIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** filterFunctions in x-ms-capabilities of a column: what the service itself can filter by. */

const KEY = "filterFunctions";

export const filterFunctionsPropertyEmpty = rule({
  id: "FilterFunctionsPropertyEmpty",
  severity: "warning",
  area: "schemas",
  message: '"{name}" has filterFunctions without any function.',
  advice: "Name at least one function, or remove filterFunctions.",
  check(connector, report) {
    for (const { name, capabilities } of columns(connector)) {
      if (listOf(capabilities.value[KEY]).length > 0) continue;
      report(inside(capabilities, KEY), { name });
    }
  },
});

export const filterFunctionsPropertyHasDuplicates = rule({
  id: "FilterFunctionsPropertyHasDuplicates",
  severity: "warning",
  area: "schemas",
  message: '"{name}" has, in filterFunctions, {value} more than once.',
  advice: "Name each function once.",
  check(connector, report) {
    for (const { name, capabilities } of columns(connector)) {
      const seen = new Set<string>();
      for (const item of itemsIn(capabilities, KEY)) {
        const value = shown(item.value);
        if (seen.has(value)) report(item, { name, value });
        seen.add(value);
      }
    }
  },
});

export const filterFunctionsPropertyInvalidValue = rule({
  id: "FilterFunctionsPropertyInvalidValue",
  severity: "warning",
  area: "schemas",
  message: '"{name}" has, in filterFunctions, {value}, which is no function that is known.',
  advice: "Name functions such as eq, ne, gt, startswith, in lower case.{near}",
  check(connector, report) {
    for (const { name, capabilities } of columns(connector)) {
      for (const item of itemsIn(capabilities, KEY)) {
        if (typeof item.value === "string" && FILTER_FUNCTIONS.has(item.value)) continue;
        const near = didYouMean(textOf(item.value), FILTER_FUNCTIONS);
        report(item, { name, value: shown(item.value), near });
      }
    }
  },
});

export const filterFunctionsPropertyInInputSchema = rule({
  id: "FilterFunctionsPropertyInInputSchema",
  severity: "warning",
  area: "schemas",
  message: '"{name}" has filterFunctions, and is only sent, never answered.',
  advice: "Move them to the property of the response that is filtered.",
  check(connector, report) {
    for (const { name, pointer, capabilities } of columns(connector)) {
      const directions = (connector.uses.get(pointer) ?? []).map(({ direction }) => direction);
      if (directions.length === 0 || directions.some((one) => one !== "input")) continue;
      report(inside(capabilities, KEY), { name });
    }
  },
});

function columns({ schemas }: Connector) {
  return schemas.flatMap((schema) => {
    const capabilities = objectIn(schema, "x-ms-capabilities");
    if (!capabilities || capabilities.value[KEY] === undefined) return [];
    return [{ name: schema.name, pointer: schema.pointer, capabilities }];
  });
}
