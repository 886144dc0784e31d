import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../common/json.ts";
import { replaceValue } from "../../json/edit.ts";
import { shown, stringOf, textOf, typeOf } from "../../json/values.ts";
import { inside, itemsIn, type Node } from "../../model/node.ts";
import { nameOf, type Schema } from "../../model/schemas.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Values that a schema names itself, against its type. */

export const defaultValueMustMatchType = rule({
  id: "DefaultValueMustMatchType",
  severity: "error",
  area: "schemas",
  message: "The default of {name}, {value}, is of type {given}, and the schema of type {type}.",
  advice: "Write a default of type {type}, or correct the type.",
  fixable: true,
  check({ schemas }, report) {
    for (const schema of schemas) {
      const value = schema.value.default;
      const type = stringOf(schema.value.type);
      if (value === undefined || fits(value, type, schema)) continue;
      const place = inside(schema, "default");
      const types = { given: typeOf(value), type: type ?? "" };
      const values = { name: nameOf(schema), value: shown(value), ...types };
      report(place, values, converted(schema, place, value, type));
    }
  },
});

export const invalidEnumValue = rule({
  id: "InvalidEnumValue",
  severity: "warning",
  area: "schemas",
  message: "The enum of {name} has {value}, of type {given}, and the schema is of type {type}.",
  advice: "Write a value of type {type}, or correct the type.",
  fixable: true,
  check({ schemas }, report) {
    for (const schema of schemas) {
      const type = stringOf(schema.value.type);
      for (const item of itemsIn(schema, "enum")) {
        if (fits(item.value, type, schema)) continue;
        const types = { given: typeOf(item.value), type: type ?? "" };
        const values = { name: nameOf(schema), value: shown(item.value), ...types };
        report(item, values, converted(schema, item, item.value, type));
      }
    }
  },
});

export const exampleValueMustMatchType = rule({
  id: "ExampleValueMustMatchType",
  severity: "hint",
  area: "schemas",
  message: "The example of {name}, {value}, is of type {given}, and the schema of type {type}.",
  advice: "Write an example of type {type}, or correct the type.",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const value = schema.value.example;
      const type = stringOf(schema.value.type);
      if (value === undefined || value === null || fits(value, type, schema)) continue;
      const types = { given: typeOf(value), type: type ?? "" };
      report(inside(schema, "example"), { name: nameOf(schema), value: shown(value), ...types });
    }
  },
});

const TYPES = new Set(["string", "integer", "number", "boolean", "array", "object"]);

function fits(value: Json, type: string | undefined, schema: Node): boolean {
  // Types that do not exist, and files, are the business of other rules.
  if (type === undefined || !TYPES.has(type)) return true;
  if (value === null && schema.value["x-nullable"] === true) return true;
  const given = typeOf(value);
  return given === type || (given === "integer" && type === "number");
}

/**
 * The same value in the other type, where there is no doubt which it is. In a body the types are sent
 * differently, so that somebody has to say which of them is meant.
 */
function converted(
  { role }: Schema,
  place: Pick<Node, "file" | "pointer">,
  value: Json,
  type: string | undefined,
) {
  if (role !== "parameter") return [];
  const { file, pointer } = place;
  const text = textOf(value);
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return replaceValue(file, pointer, text);
  }
  if (typeof value !== "string") return [];
  if (type === "boolean" && /^(true|false)$/i.test(text)) {
    return replaceValue(file, pointer, text.toLowerCase() === "true");
  }
  const number = type === "integer" ? /^-?\d{1,9}$/ : /^-?\d{1,9}(\.\d{1,6})?$/;
  const wanted = type === "integer" || type === "number";
  return wanted && number.test(text) ? replaceValue(file, pointer, Number(text)) : [];
}

export const defaultValueNotInEnum = rule({
  id: "DefaultValueNotInEnum",
  severity: "warning",
  area: "schemas",
  message: "The default of {name}, {value}, is none of the values of its enum.",
  advice: "Write one of them, or add it there.{near}",
  check({ schemas }, report) {
    for (const schema of schemas) {
      const { default: value, enum: values } = schema.value;
      if (value === undefined || !Array.isArray(values) || values.length === 0) continue;
      // Of a list each item is one of them.
      const type = stringOf(schema.value.type);
      if (type === "array") continue;
      // What is of another type is a finding already, be it the default or what it should be.
      if (![value, ...values].every((one) => fits(one, type, schema))) continue;
      if (values.some((one) => isDeepStrictEqual(one, value))) continue;
      const near = typeof value === "string" ? didYouMean(value, values.map(String)) : "";
      report(inside(schema, "default"), { name: nameOf(schema), value: shown(value), near });
    }
  },
});
