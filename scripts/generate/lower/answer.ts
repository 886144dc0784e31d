import { type ContractOperation, jsonSchemaOf, success } from "../../common/contract.ts";
import type { PlainAction } from "../../language/action.ts";
import type { ListAction } from "../../language/list.ts";
import type { SearchAction } from "../../language/search.ts";
import type { Expr } from "../../plan/plan.ts";
import { fieldAt, without } from "../change-field.ts";
import type { Answer, Field } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";

/** How Intercom's answer is read. */
export type AnswerKind = "json" | "text" | "file" | "json lines" | "nothing";

export interface LoweredAnswer {
  readonly kind: AnswerKind;
  /** What makers see. */
  readonly answer: Answer;
  /** All that Intercom answers. */
  readonly whole: Field;
}

/** What an action answers, as the contract says it. */
export function lowerAnswer(
  listed: Listed<PlainAction>,
  found: ContractOperation,
  context: LowerContext,
): LoweredAnswer {
  const { id, descriptor } = listed;
  const { operation } = found;
  const { status, description } = success(operation);
  const content = operation.responses[status]?.content;
  const schema = jsonSchemaOf(content);
  if (schema !== undefined) {
    const whole = context.fieldOf(schema);
    const field = withoutOmitted(whole, listed, `${id}_Response`, context);
    return { kind: "json", answer: { description, field }, whole };
  }
  const kind = kindOf(status, content, descriptor);
  const field = kind === "nothing" ? doneField(found, descriptor) : contentField(kind, description);
  return { kind, answer: { description, field }, whole: field };
}

/**
 * What makers see of an answer, or of an item: without what the descriptor leaves out, and then a
 * definition of its own.
 */
export function withoutOmitted(
  field: Field,
  { id, descriptor: { omit } }: Listed<PlainAction | ListAction | SearchAction>,
  definition: string,
  context: LowerContext,
): Field {
  return withoutPlaces(field, omit, { operation: id, definition }, context);
}

/** The same of any places. */
export function withoutPlaces(
  field: Field,
  omit: readonly string[],
  { operation, definition }: { operation: string; definition: string },
  { report }: LowerContext,
): Field {
  if (omit.length === 0) return field;
  for (const place of omit) {
    if (fieldAt(field, place) !== undefined) continue;
    report({
      operation,
      place: "omit",
      message: `The answer has nothing at ${place}.`,
      advice: "Take it out of omit.",
    });
  }
  return { ...omit.reduce(without, field), definition };
}

function kindOf(
  status: number,
  content: ContractOperation["operation"]["responses"][string]["content"],
  descriptor: PlainAction,
): Exclude<AnswerKind, "json"> {
  if (content?.["text/plain"] !== undefined) return "text";
  // 302 leads to a file (a call's recording).
  const file = content?.["application/octet-stream"] !== undefined || status === 302;
  return file ? (descriptor.content ?? "file") : "nothing";
}

function contentField(kind: "text" | "file" | "json lines", description: string): Field {
  switch (kind) {
    case "text":
      return { type: "string", title: "Text", description };
    case "file":
      return { type: "file", title: "File", description };
    case "json lines":
      return {
        type: "list",
        title: "Lines",
        description,
        items: { type: "object", title: "Line", description: "One line of the file.", open: true },
      };
  }
}

function doneField({ operation }: ContractOperation, { fixed }: PlainAction): Field {
  const inPath = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === "path" && !Object.hasOwn(fixed, parameter.name),
  );
  return nothingField(
    Object.fromEntries(
      inPath.map(({ name, description, schema }) => [
        name,
        { type: "string", title: schema.title ?? name, description },
      ]),
    ),
  );
}

/**
 * Where there is no answer, a flow gets the path parameters back: a schema is asked for (Microsoft's
 * validator, `OperationResponseMustHaveSchema`), and a later step can use them.
 */
export function nothingField(inPath: Readonly<Record<string, Field>>): Field {
  return {
    type: "object",
    fields:
      Object.keys(inPath).length > 0
        ? inPath
        : {
            done: {
              type: "boolean",
              title: "Done",
              description: "True: Intercom has taken the request.",
            },
          },
  };
}

/** What the plan answers then. */
export function nothingExpr(field: Field, inPath: (key: string) => boolean): Expr {
  return Object.fromEntries(
    Object.keys(field.fields ?? {}).map((key) => [key, inPath(key) ? { $get: `in.${key}` } : true]),
  );
}
