import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { type Connector, connectorOf } from "../../scripts/validate/connector.ts";
import { jsonFile } from "../../scripts/validate/files.ts";
import { valueAt } from "../../scripts/validate/json/pointer.ts";
import { isObject } from "../../scripts/validate/json/values.ts";
import { topSchema } from "../../scripts/validate/model/schemas.ts";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";
import { changed } from "./fixtures.ts";

/**
 * The eleven defects of the comparison of tools: planted one by one, each is found, and nothing else
 * that was not there before.
 */

/** Changes something in a connector's definition; gives the JSON pointer of the object to change. */
interface Defect {
  rule: string;
  at(connector: Connector): string | undefined;
  plant(object: JsonObject, connector: Connector): void;
}

const visible = ({ operations }: Connector) => operations.filter(({ internal }) => !internal);
const called = ({ dynamics }: Connector) => new Set(dynamics.map(({ target }) => target?.id));
/** An operation that no dropdown, policy or script names. */
const free = (connector: Connector) => {
  const { apiProperties, script } = connector;
  const others = JSON.stringify(apiProperties.value) + script.text;
  return visible(connector).findLast(
    ({ id, value }) => !called(connector).has(id) && !others.includes(id) && value.summary,
  );
};
const dropdown = ({ dynamics, index, uses }: Connector) =>
  dynamics.find(({ kind, holder, target }) => {
    const answer = target?.responses.find(({ schema }) => schema)?.schema;
    const declared = answer && JSON.stringify(index.get(answer.pointer)?.value).length > 20;
    return kind === "values" && declared && (uses.get(holder.pointer)?.length ?? 0) > 0;
  });

const DEFECTS: Readonly<Record<string, Defect>> = {
  "a missing description": {
    rule: "OperationDescriptionMissing",
    at: (connector) => visible(connector)[0]?.pointer,
    plant: (operation) => delete operation.description,
  },
  "a missing path parameter": {
    rule: "OperationMissingPathParameter",
    at: ({ operations }) => withPathParameter(operations)?.pointer,
    plant(operation) {
      const list = Array.isArray(operation.parameters) ? operation.parameters : [];
      const first = list.findIndex((item) => isObject(item) && item.in === "path");
      operation.parameters = list.toSpliced(first, 1);
    },
  },
  "a duplicate operation id": {
    rule: "OperationIdNotUnique",
    at: (connector) => free(connector)?.pointer,
    plant(operation, { operations }) {
      operation.operationId = operations[0]?.id ?? "";
    },
  },
  "oneOf in a schema": {
    rule: "SwaggerKeywordNotSupported",
    at: ({ schemas }) =>
      schemas.find(({ position, value }) => position === "property" && value.type === "string")
        ?.pointer,
    plant(schema) {
      schema.oneOf = [{ type: "string" }];
    },
  },
  "a bad visibility": {
    rule: "JsonValueNotInEnum",
    at: (connector) => visible(connector)[0]?.pointer,
    plant(operation) {
      operation["x-ms-visibility"] = "visible";
    },
  },
  "pageable without the name of the next link": {
    rule: "RequiredPropertyMissing",
    at: (connector) => visible(connector)[0]?.pointer,
    plant(operation) {
      operation["x-ms-pageable"] = {};
    },
  },
  "a dropdown whose operation does not exist": {
    rule: "OperationIdNotFound",
    at: (connector) => dropdown(connector)?.call.pointer,
    plant(extension) {
      extension.operationId = "NoSuchOperation";
    },
  },
  "a dropdown with a wrong value path": {
    rule: "InvokedOperationShouldProduceProperty",
    at: (connector) => dropdown(connector)?.call.pointer,
    plant(extension) {
      extension["value-path"] = "noSuchProperty";
    },
  },
  "a webhook trigger without callback property": {
    rule: "WebhookOperationsMissingNotificationUrlProperty",
    at: ({ schemas }) =>
      schemas.find((schema) => {
        const marked = schema.value["x-ms-notification-url"] === true;
        return marked && topSchema(schema).role !== "response";
      })?.pointer,
    plant: (property) => delete property["x-ms-notification-url"],
  },
  "a summary over 80 characters": {
    rule: "OperationSummaryTooLong",
    at: (connector) => free(connector)?.pointer,
    plant(operation) {
      operation.summary = `Create ${"many ".repeat(15)}things`;
    },
  },
  "a parameter without x-ms-summary": {
    rule: "ParameterSummaryMissing",
    at: (connector) =>
      visible(connector)
        .flatMap(({ parameters }) => parameters)
        .find(
          ({ in: place, value }) =>
            place !== "body" && value["x-ms-summary"] && value["x-ms-visibility"] !== "internal",
        )?.pointer,
    plant: (parameter) => delete parameter["x-ms-summary"],
  },
};

function withPathParameter(operations: Connector["operations"]) {
  return operations.find(({ entries }) =>
    entries.some(({ parameter }) => parameter?.in === "path" && parameter.level === "operation"),
  );
}

function planted(connector: Connector, { at, plant }: Defect): Connector {
  const pointer = at(connector);
  if (pointer === undefined) throw new Error("There is no place for this defect.");
  const value: JsonObject = structuredClone(connector.definition.value);
  const object = valueAt(value, pointer);
  if (!isObject(object)) throw new Error(`There is no object at ${pointer}.`);
  plant(object, connector);
  return withDefinition(connector, value);
}

function withDefinition(connector: Connector, value: Json): Connector {
  const text = JSON.stringify(value, undefined, 2);
  return connectorOf({
    ...connector,
    definition: jsonFile("definition", connector.definition.path, text),
  });
}

/** What is said about a connector. Planting moves some findings and renames what others are about. */
const said = (connector: Connector) => validate(connector, RULES);

const read = (name: string) => readConnector(join(PUBLISHED_CONNECTORS.path, name));

const CONNECTORS: readonly [string, () => Connector][] = [
  ["the connector of the fixtures", () => changed({})],
  ...(["Alkymi", "Nitro", "Tribal - Maytas"] as const).map((name): [string, () => Connector] => [
    name,
    () => read(name),
  ]),
];

describe.each(CONNECTORS)("planted in %s", (name, make) => {
  const options = name === "the connector of the fixtures" ? {} : needs(PUBLISHED_CONNECTORS);
  test.each(Object.entries(DEFECTS))("%s is found, with nothing else new", options, (_, defect) => {
    const connector = make();
    const news = said(planted(connector, defect));
    for (const { rule, message, pointer } of said(connector)) {
      const known = news.findIndex(
        (one) => one.rule === rule && (one.message === message || one.pointer === pointer),
      );
      if (known >= 0) news.splice(known, 1);
    }
    expect(news.map(({ rule }) => rule)).toEqual([defect.rule]);
  });
});
