import type { Json } from "../../common/json.ts";
import { parameterInvalid } from "../errors.ts";
import { type CheckedSchema, createSchemaChecks } from "../schema-check.ts";

/** A path of the control interface. */
export interface Steer {
  /** `POST /_mock/clock` */
  readonly call: string;
  /** @returns what is answered as JSON; undefined for nothing. @throws {ApiError} 400 for a wrong body */
  act(body: Json | undefined): unknown;
}

const checkOf = createSchemaChecks();

/** A path that takes no body. */
export const asks = (call: string, act: () => unknown): Steer => ({ call, act });

/** A path that takes a body of a schema, which must say the same as the type. */
export function takes<T>(call: string, schema: CheckedSchema, act: (body: T) => unknown): Steer {
  const check = checkOf(schema);
  return {
    call,
    act(body) {
      const fault = check(body ?? null);
      if (fault === undefined) return act(body as T); // the one unchecked cast: the schema was met
      const place = ["body", ...fault.place].join("/");
      throw parameterInvalid(`${place} ${fault.message}`);
    },
  };
}

/** A path that creates something of each item of a list, or changes something, and answers their ids. */
export function creates<T>(
  call: string,
  item: CheckedSchema,
  create: (item: T) => { id: string },
): Steer {
  return takes<T[]>(call, { type: "array", items: item }, (body) =>
    body.map((one) => create(one).id),
  );
}
