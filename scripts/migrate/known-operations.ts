import type { Connector } from "../platform/connector.ts";
import { listOperations } from "../platform/definition/operations.ts";
import { bodyProperties } from "../platform/definition/schema.ts";

/** By id of our operations: the parameters that a flow may give, in lower case as designers compare them. */
export type KnownOperations = ReadonlyMap<string, ReadonlySet<string>>;

export function knownOperations({ definition }: Connector): KnownOperations {
  return new Map(
    listOperations(definition).map(({ operationId, parameters }) => [
      operationId,
      new Set(
        parameters
          .flatMap(({ name, in: place, schema }) =>
            place === "body"
              ? [
                  name,
                  ...bodyProperties(definition, schema ?? {}).map(({ path }) =>
                    [name, ...path].join("/"),
                  ),
                ]
              : [name],
          )
          .map((name) => name.toLowerCase()),
      ),
    ]),
  );
}
