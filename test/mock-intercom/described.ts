import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { type Entries, isEntries, wirePath } from "../../scripts/check-upstream/official.ts";
import { isObject, type Json, parseJson } from "../../scripts/common/json.ts";

/** What one of Intercom's descriptions says about answers. */
export interface Description {
  /** Whether an operation answers JSON with this status. @param call as in our contract */
  answersJson(call: string, status: number): boolean;
  /**
   * What in an answer is not as described, each once: `contact.owner_id must be integer`. What is
   * not described at all is let be.
   */
  faults(call: string, status: number, body: Json): string[];
}

/**
 * Reads a description part by part, when it is first asked for: parsing all of it takes seconds.
 * @param file OpenAPI 3.0 in YAML, a key a line, indented by two
 */
export function readDescription(file: string): Description {
  const { operations, components } = partsOf(readFileSync(file, "utf8"));
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    allErrors: true,
  });
  const known = new Set<string>();

  /** Makes a schema known to the validator, with all that it refers to. */
  const learn = (name: string) => {
    if (known.has(name)) return;
    known.add(name);
    ajv.addSchema(entries(jsonSchema(part(components, name), learn)), uri(name));
  };

  const answers = new Map<string, DescribedAnswer | undefined>();
  const answerOf = (call: string, status: number): DescribedAnswer | undefined => {
    const key = `${call} ${status}`;
    if (!answers.has(key)) {
      const responses = entries(part(operations, wirePath(call)).responses);
      const { $ref } = entries(responses[status]);
      const response =
        typeof $ref === "string" ? part(components, nameOf($ref)) : entries(responses[status]);
      const { schema, examples } = entries(entries(response.content)["application/json"]);
      answers.set(key, isEntries(schema) ? described(schema, entries(examples)) : undefined);
    }
    return answers.get(key);

    function described(schema: Entries, examples: Entries): DescribedAnswer {
      const validate = ajv.compile(entries(jsonSchema(schema, learn)));
      const ownFaults = Object.values(examples).flatMap((example) =>
        faultsOf(validate, call, parseJson(JSON.stringify(entries(example).value)) ?? null),
      );
      return { validate, ownFaults: new Set(ownFaults) };
    }
  };

  return {
    answersJson: (call, status) => answerOf(call, status) !== undefined,
    faults(call, status, body) {
      const answer = answerOf(call, status);
      if (answer === undefined) return [`${call} ${status} is not described`];
      const { validate, ownFaults } = answer;
      return faultsOf(validate, call, body).filter((fault) => !ownFaults.has(fault));
    },
  };
}

interface DescribedAnswer {
  validate: ValidateFunction;
  /** What is wrong with its own examples, which were recorded: there the schema is. */
  ownFaults: ReadonlySet<string>;
}

function faultsOf(validate: ValidateFunction, call: string, body: Json): string[] {
  validate(body);
  const faults = (validate.errors ?? []).map(
    ({ instancePath, message }) => `${placeOf(call, body, instancePath)} ${message}`,
  );
  return [...new Set(faults)];
}

const entries = (value: unknown): Entries => (isEntries(value) ? value : {});

/** The text of each operation by its call, and that of each component by kind and name. */
function partsOf(text: string) {
  const operations = new Map<string, string>();
  const components = new Map<string, string>();
  let [top = "", second = "", key = ""] = [];
  let lines: string[] = [];
  const end = () => {
    const all = top === "paths" ? operations : components;
    if (key !== "") all.set(key, lines.join("\n"));
    [key, lines] = ["", []];
  };
  for (const line of text.split("\n")) {
    const [, indent = "", name = ""] = /^( {0,4})"?([^\s":#-][^":]*)"?:/.exec(line) ?? [];
    if (indent.length < 4 ? name !== "" : name !== "" && indent.length === 4) end();
    if (name !== "" && indent === "") top = name;
    else if (name !== "" && indent.length === 2) second = name;
    else if (name !== "" && indent.length === 4) {
      key = top === "paths" ? `${name.toUpperCase()} ${wirePath(second)}` : `${second}/${name}`;
      continue;
    }
    if (key !== "") lines.push(line);
  }
  end();
  return { operations, components };
}

/** Nothing where there is none: the descriptions refer to schemas that they do not have. */
const part = (parts: ReadonlyMap<string, string>, name: string): Entries =>
  entries(parse(parts.get(name) ?? ""));

/** `schemas/contact`, of `#/components/schemas/contact`. */
const nameOf = (ref: string) => ref.slice("#/components/".length);
const uri = (name: string) => `described:${name}`;

/** An OpenAPI 3.0 schema as a JSON Schema. @param learn told what it refers to */
function jsonSchema(value: unknown, learn: (name: string) => void): unknown {
  if (Array.isArray(value)) return value.map((one) => jsonSchema(one, learn));
  if (!isEntries(value)) return value;
  const { nullable, example: _, examples: __, properties, $ref, enum: words, ...rest } = value;
  if (typeof $ref === "string") {
    learn(nameOf($ref));
    const referred = { $ref: uri(nameOf($ref)) };
    return nullable === true ? { anyOf: [{ type: "null" }, referred] } : referred;
  }
  const inner = Object.entries(rest).map(([key, one]) => [key, jsonSchema(one, learn)]);
  return {
    ...Object.fromEntries(inner),
    ...(nullable === true && "type" in rest && { type: [rest.type, "null"] }),
    ...(Array.isArray(words) && { enum: nullable === true ? [...words, null] : words }),
    ...(isEntries(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, jsonSchema(one, learn)]),
      ),
    }),
  };
}

/**
 * Where in an answer, from the innermost record that says its type: `conversation.statistics`, or from
 * the call where none does.
 */
function placeOf(call: string, body: Json, pointer: string): string {
  let place = call;
  let value: Json | undefined = body;
  const name = (one: Json | undefined) => {
    if (isObject(one) && typeof one.type === "string") place = one.type;
  };
  name(value);
  for (const key of pointer.split("/").slice(1)) {
    if (Array.isArray(value)) {
      place += "[]";
      value = value[Number(key)];
    } else {
      const one = key.replaceAll("~1", "/").replaceAll("~0", "~");
      place += `.${one}`;
      value = isObject(value) ? value[one] : undefined;
    }
    name(value);
  }
  return place;
}
