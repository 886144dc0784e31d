/** Actions that tell which fields the workspace has: a GET that answers a JSON schema. */
import type { ContractOperation } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import { ENTRY, type SchemaAction } from "../../language/schema.ts";
import type { Expr } from "../../plan/plan.ts";
import { SCHEMA_KEY } from "../field-schema.ts";
import type { Parameter, PlannedOperation } from "../operation.ts";
import { NO_BODY } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import type { Listed, LowerContext } from "./context.ts";
import { ifElse } from "./expressions.ts";
import { factsOf } from "./facts.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";
import { checkSegments } from "./segments.ts";
import { snakeOf, titleOf } from "./title.ts";

/** Whether makers fill the fields in or get them: Intercom answers times as seconds, which no flow converts. */
export const USE = "use";

const USE_PARAMETER: Parameter = {
  key: USE,
  in: "query",
  required: false,
  field: {
    type: "string",
    title: "Use",
    description: "Whether the fields are to be filled in, or are those of an answer.",
    enum: ["input", "answer"],
    wordTitles: { input: "Input", answer: "Answer" },
    default: "input",
  },
};

export function lowerSchema(
  listed: Listed<SchemaAction>,
  context: LowerContext,
): PlannedOperation | undefined {
  const { id, descriptor } = listed;
  const found = foundCall(listed, context);
  if (found === undefined) return undefined;
  const plain = plainOf(listed);
  const parameters = lowerParameters(plain, found, context);
  const name = snakeOf(id);
  const variables = parameters.filter((one) => one.in === "path").map(({ key }) => `{${key}}`);
  const path = descriptor.path ?? `/${["schemas", name, ...variables].join("/")}`;
  checkSegments(id, path, context);
  const words = titleOf(name).toLowerCase();
  const entries = entriesIn("answer", descriptor);
  return {
    id,
    kind: "action",
    method: "GET",
    path,
    resource: listed.resource.title,
    summary: descriptor.summary ?? `Get the fields of ${words}`,
    description:
      descriptor.description ??
      `Returns the schema of ${words}, from which makers get a field for each.`,
    ...factsOf(listed, "GET", context),
    parameters: [...parameters, USE_PARAMETER],
    answer: {
      description: "The schema.",
      field: {
        type: "object",
        definition: `${id}_Response`,
        fields: {
          [SCHEMA_KEY]: {
            type: "object",
            title: "Schema",
            description: "A JSON schema with a property for each field.",
            open: true,
          },
        },
      },
    },
    plan: {
      path,
      inputs: [
        ...parameters.map(parameterInput),
        { name: USE, from: "query", title: "Use", words: ["input", "answer"] },
      ],
      steps: [
        { call: callSpec(found, plain.descriptor, parameters, NO_BODY, "json"), as: "answer" },
      ],
      answer: {
        [SCHEMA_KEY]: {
          type: "object",
          properties: {
            $object: entries,
            as: ENTRY,
            key: descriptor.field.name,
            value: propertyExpr(descriptor.field),
          },
          ...requiredExpr(entries, descriptor.field),
        },
      },
    },
    trial: { before: [], wait: 0, values: {}, without: [], fires: [] },
  };
}

/** The call that tells the fields, as a plain action. */
function plainOf(listed: Listed<SchemaAction>): Listed<PlainAction> {
  const { call, fixed } = listed.descriptor;
  const trial = { before: [], wait: 0, values: {}, without: [] };
  return {
    ...listed,
    descriptor: { kind: "plain", call, fixed, parameters: {}, omit: [], trial },
  };
}

/** The entries that are fields, of an answer under a name. */
function entriesIn(name: string, { items, where }: SchemaAction): Expr {
  const all = { $get: `${name}.${items}` };
  return where === undefined ? all : { $filter: all, as: ENTRY, where };
}

const IS_ANSWER: Expr = { $equal: [{ $get: `in.${USE}` }, "answer"] };

function isTime(type: Expr): Expr {
  return { $equal: [type, "date-time"] };
}

/** The schema of one field. */
function propertyExpr({ title, description, type, choices }: SchemaAction["field"]): Expr {
  const time = isTime(type);
  const isInputTime: Expr = { $all: [time, { $not: IS_ANSWER }] };
  const text = description ?? null;
  return {
    $merge: [
      {
        type: ifElse(
          time,
          ifElse(IS_ANSWER, "integer", "string"),
          // A kind that the table does not have.
          { $first: [type, "string"] },
        ),
        "x-ms-summary": { $first: [title, { $text: { $get: `${ENTRY}.name` } }] },
      },
      ifElse(isInputTime, { format: "date-time" }, null),
      ifElse(
        { $all: [time, IS_ANSWER] },
        {
          description: {
            $join: [text, ifElse({ $given: text }, " (in unix seconds)", "In unix seconds.")],
          },
        },
        ifElse({ $given: text }, { description: text }, null),
      ),
      ...(choices === undefined
        ? []
        : [
            ifElse(
              { $given: { $find: choices, as: "choice", where: { $given: { $get: "choice" } } } },
              // What Intercom answers may be a value that is no longer to be chosen.
              ifElse(IS_ANSWER, null, { enum: choices }),
              null,
            ),
          ]),
    ],
  };
}

function requiredExpr(entries: Expr, { name, required }: SchemaAction["field"]) {
  if (required === undefined) return {};
  const needed: Expr = {
    $filter: entries,
    as: ENTRY,
    where: { $all: [required, { $not: IS_ANSWER }] },
  };
  return { required: { $each: needed, as: ENTRY, to: name } };
}

/** Whether fields can be times, which are converted where they are filled in. */
export function hasTimes({ field }: SchemaAction): boolean {
  return JSON.stringify(field.type).includes('"date-time"');
}

/**
 * What a plan does to convert the times among fields that makers have filled in: a call that tells
 * them, and their names in its answer.
 * @param values what the call's parameters are given, by name
 */
export function timeNames(
  schema: SchemaAction,
  found: ContractOperation,
  as: string,
  values: Readonly<Record<string, Expr>>,
): { call: ReturnType<typeof callSpec>; names: Expr } {
  const named = (place: "path" | "query") =>
    Object.fromEntries(
      (found.operation.parameters ?? [])
        .filter((parameter) => parameter.in === place)
        .flatMap(({ name }) => {
          const value = own(schema.fixed, name) ?? own(values, name);
          return value === undefined ? [] : [[name, value] as const];
        }),
    );
  const inPath = named("path");
  const inQuery = named("query");
  const { where, field, items } = schema;
  return {
    call: {
      method: found.method.toUpperCase(),
      path: found.path,
      ...(Object.keys(inPath).length === 0 ? {} : { values: inPath }),
      ...(Object.keys(inQuery).length === 0 ? {} : { query: inQuery }),
    },
    names: {
      $each: {
        $filter: { $get: `${as}.${items}` },
        as: ENTRY,
        where: { $all: [...Object.values(defined({ where })), isTime(field.type)] },
      },
      as: ENTRY,
      to: field.name,
    },
  };
}
