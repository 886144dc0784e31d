import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  type Entries,
  follow,
  isEntries,
  officialPaths,
  wirePath,
} from "../../scripts/check-upstream/official.ts";
import { type ContractOperation, operations } from "../../scripts/common/contract.ts";
import { defined } from "../../scripts/common/defined.ts";
import { type Json, parseJson } from "../../scripts/common/json.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import {
  ContractViolation,
  createContractCheck,
} from "../../scripts/mock-intercom/contract-check.ts";
import { withTextIds } from "../../scripts/mock-intercom/ids.ts";
import type { Answer } from "../../scripts/mock-intercom/route.ts";
import { needs, OFFICIAL_DESCRIPTION } from "../common/needs.ts";
import {
  EXAMPLE_EXCEPTIONS,
  REFUSED_UPSTREAM_ONLY,
} from "../conformance/upstream-examples-exceptions.ts";

const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

interface Example {
  /** As in the list of exceptions. */
  name: string;
  operation: ContractOperation;
  /** Undefined for a request. */
  status: number | undefined;
  type: string;
  value: Json;
  /** The description's own. */
  schema: Entries;
}

const isAnswer = ({ status }: Example) => status !== undefined;

const entries = (value: unknown): Entries => (isEntries(value) ? value : {});

/** All examples of requests and answers, by the operations of our contract. */
function examplesOf(document: Entries, declared: readonly ContractOperation[]): Example[] {
  const paths = officialPaths(document);
  const referred = (value: unknown) => entries(follow(document, { value, pointer: "#" }).value);
  return declared.flatMap((operation) => {
    const item = entries(paths.get(wirePath(operation.path))?.item.value);
    const { requestBody, responses } = entries(item[operation.method]);
    const holders = [
      { status: undefined, holder: requestBody },
      ...Object.entries(entries(responses)).map(([status, holder]) => ({
        status: Number(status),
        holder,
      })),
    ];
    return holders.flatMap(({ status, holder }) =>
      Object.entries(entries(referred(holder).content)).flatMap(([type, content]) => {
        const { examples, schema } = entries(content);
        return Object.entries(entries(examples)).map(
          ([title, example]): Example => ({
            name: `${operation.call} > ${status ?? "request"} > ${title}`,
            operation,
            status,
            type,
            // Through JSON, as it would be sent: YAML reads some texts as dates.
            value: parseJson(JSON.stringify(referred(example).value)) ?? null,
            schema: entries(schema),
          }),
        );
      }),
    );
  });
}

/** An OpenAPI 3.0 schema as a JSON Schema; what may be null also where it stands beside a `$ref`. */
function jsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (!isEntries(value)) return value;
  const { nullable, example: _, examples: __, properties, $ref, enum: values, ...rest } = value;
  const converted: Entries = {
    ...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, jsonSchema(inner)])),
    ...defined({ enum: values }),
    ...(typeof $ref === "string" && { $ref: `upstream${$ref}` }),
    ...(isEntries(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, jsonSchema(property)]),
      ),
    }),
  };
  return nullable === true ? { anyOf: [{ type: "null" }, converted] } : converted;
}

/** Hundreds of schemas are compiled. */
const TIMEOUT = 60_000;

describe("the examples of the official description 2.16", needs(OFFICIAL_DESCRIPTION), () => {
  const document = OFFICIAL_DESCRIPTION.present
    ? entries(parse(readFileSync(OFFICIAL_DESCRIPTION.path, "utf8"), { maxAliasCount: -1 }))
    : {};
  const contract = readContract(CONTRACT);
  const examples = examplesOf(document, operations(contract));
  const byName = new Map(examples.map((example) => [example.name, example]));
  const exceptions = EXAMPLE_EXCEPTIONS.flatMap((group) => group.examples);

  const check = createContractCheck(() => contract);
  /** What our contract finds wrong. */
  function refusal({ operation, status, type, value }: Example): string | undefined {
    const { call, path, operation: declared } = operation;
    if (status === undefined) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const error = check.request(call, {
        params: Object.fromEntries(names.map((name) => [name, "1"])),
        query: (name) =>
          declared.parameters?.find((one) => one.name === name)?.required ? "1" : undefined,
        search: "",
        body: withTextIds(value),
        version: "2.16",
        address: "",
      });
      return error?.message;
    }
    try {
      check.answer(call, answer(status, type, value));
      return undefined;
    } catch (error) {
      if (error instanceof ContractViolation) return error.message;
      throw error;
    }
  }

  const upstream = new Ajv({ strict: false, validateFormats: false });
  upstream.addSchema({
    $id: "upstream",
    components: { schemas: jsonSchemas(entries(entries(document.components).schemas)) },
  });
  /** Formats aside: dozens of examples have made-up addresses and request ids. */
  const refusedUpstream = ({ schema, value }: Example) =>
    !upstream.compile(entries(jsonSchema(schema)))(value);

  test("are all there: 737 of answers, 174 of requests", () => {
    const answers = examples.filter(isAnswer);
    expect(answers).toHaveLength(737);
    expect(examples.length - answers.length).toBe(174);
    expect(byName.size).toBe(examples.length);
  });

  test(
    "are accepted by our contract, or stand in the reasoned list; nothing else does",
    () => {
      const refused = examples.flatMap((example) => {
        const reason = refusal(example);
        return reason === undefined ? [] : [[example.name, reason] as const];
      });
      expect(
        refused.filter(([name]) => !exceptions.includes(name)),
        "refused without a reason in test/conformance/upstream-examples-exceptions.ts",
      ).toEqual([]);
      const names = new Set(refused.map(([name]) => name));
      expect(
        exceptions.filter((name) => !names.has(name)),
        "no longer refused: remove them from test/conformance/upstream-examples-exceptions.ts",
      ).toEqual([]);
      expect(new Set(exceptions).size).toBe(exceptions.length);
    },
    TIMEOUT,
  );

  test(
    "fail their own schema, formats aside, exactly where the list says so",
    () => {
      const own = examples.filter(
        (example) => exceptions.includes(example.name) || isAnswer(example),
      );
      const expected = [
        ...EXAMPLE_EXCEPTIONS.flatMap((group) => (group.refusedUpstream ? group.examples : [])),
        ...REFUSED_UPSTREAM_ONLY,
      ];
      expect(
        own
          .filter(refusedUpstream)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(expected.sort());
    },
    TIMEOUT,
  );
});

function jsonSchemas(schemas: Entries): Entries {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)]),
  );
}

function answer(status: number, type: string, value: Json): Answer {
  if (type === "application/json") return { status, body: JSON.stringify(value) };
  if (type === "text/plain") return { status, body: String(value), type };
  throw new Error(`no answer of Intercom is ${type}`);
}
