import { isDeepStrictEqual } from "node:util";
import { type Dynamic, isRecord } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { at } from "./path.ts";
import { type Asker, ask, type Question, questionOf } from "./question.ts";

/** A schema that the API gave, as it gave it. */
export type DynamicSchemaResult = Record<string, unknown>;

interface Source extends Question {
  path: string | undefined;
}

/**
 * Asks the API for a schema as the designers do: the new one by x-ms-dynamic-properties, the old
 * one by x-ms-dynamic-schema. Where both are declared both are resolved and must agree.
 * @throws {UsageError} where nothing is dynamic, the operation fails, or the forms disagree
 */
export async function resolveSchemaAt(
  asker: Asker,
  dynamic: Dynamic,
): Promise<DynamicSchemaResult> {
  const [first, second] = sourcesOf(asker, dynamic);
  if (!first) throw new UsageError(`${asker.owner} has no dynamic schema.`);
  const answer = await ask(asker, first);
  const schema = pick(asker, first, answer);
  if (second) {
    const other = pick(asker, second, await ask(asker, second, { question: first, answer }));
    if (!isDeepStrictEqual(schema, other)) {
      throw new UsageError(
        `${asker.owner}: ${first.form} and ${second.form} give different schemas; both must give the same.`,
      );
    }
  }
  return schema;
}

function sourcesOf(asker: Asker, dynamic: Dynamic): Source[] {
  const sources: Source[] = [];
  const properties = dynamic["x-ms-dynamic-properties"];
  const schema = dynamic["x-ms-dynamic-schema"];
  if (properties) {
    const question = questionOf(asker, "x-ms-dynamic-properties", properties);
    sources.push({ ...question, path: properties.itemValuePath });
  }
  if (schema) {
    const question = questionOf(asker, "x-ms-dynamic-schema", schema);
    sources.push({ ...question, path: schema["value-path"] });
  }
  return sources;
}

function pick({ owner }: Asker, { form, operationId, path }: Source, answer: unknown) {
  // A path that ends in "properties" means the schema around them (the Logic Apps designer cuts
  // the step off), which is how RescoCloud and Maytas can declare both forms.
  const place = path?.replace(/(^|\/)properties$/, "");
  const found = at(answer, place);
  if (isRecord(found)) return asSchema(found);
  const where = path ? `no schema at "${path}"` : "no schema";
  throw new UsageError(`${owner}: ${operationId} answered ${where} (${form}).`);
}

/**
 * The designer takes an answer without a path for the properties alone; others answer the schema
 * itself. A schema is told by the text of its `type`; a property of that name is an object.
 */
function asSchema(found: Record<string, unknown>): DynamicSchemaResult {
  const isSchema = typeof found.type === "string" || isRecord(found.properties);
  return isSchema || "$ref" in found ? found : { type: "object", properties: found };
}
