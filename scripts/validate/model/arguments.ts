import type { Connector } from "../connector.ts";
import { isSlipOf } from "../near.ts";
import { pathSteps } from "./answers.ts";
import type { Dynamic, DynamicArgument } from "./dynamic.ts";
import { callersOf, type Input, inputsOf, isNewForm, sourcesOf, targetsOf } from "./inputs.ts";
import type { Operation } from "./operations.ts";
import { bodySchema } from "./parameters.ts";
import { pathVariables } from "./paths.ts";
import { resolve, schemaAt, schemaType } from "./shape.ts";

/** Whether what a dynamic call is given fits the operation that it calls, and the one that makes it. */

/** What the called operation requires, has no default for, and is not given, not even misspelt. */
export function missingInputs(connector: Connector, dynamic: Dynamic): readonly Input[] {
  const { index } = connector;
  const { target } = dynamic;
  if (!target) return [];
  const given = new Set(
    dynamic.arguments.flatMap((argument) =>
      targetsOf(connector, dynamic, argument).map(({ path }) => path),
    ),
  );
  const unknown = dynamic.arguments.filter(({ name }) => !takes(connector, target, name));
  const isMisspelt = (path: string) => unknown.some(({ name }) => isSlipOf(name, path));
  return inputsOf(connector, target).filter(({ path, inner, schema, required, listed }) => {
    if (!required || listed || schemaType(index, schema) === "object") return false;
    if (inner === undefined && schema.role === "body") return false;
    // A parameter that its path lacks is a finding at the operation, not here.
    if (schema.value.in === "path" && !pathVariables(target.path).includes(path)) return false;
    const hasDefault = [schema, resolve(index, schema)].some(
      (one) => one?.value.default !== undefined,
    );
    if (isMisspelt(path) || (inner !== undefined && isMisspelt(inner))) return false;
    // Whoever gives an object gives what is in it.
    return !hasDefault && ![...given].some((one) => `${path}/`.startsWith(`${one}/`));
  });
}

/** Whether an operation takes a value by this name: a parameter, or the path to a property. */
export function takes({ index }: Connector, operation: Operation, name: string): boolean {
  // A path variable without a parameter is a finding at the operation, not here.
  if (pathVariables(operation.path).includes(name)) return true;
  return operation.parameters.some((parameter) => {
    if (parameter.name === name) return true;
    const body = index.get(bodySchema(parameter)?.pointer ?? "");
    if (body === undefined) return false;
    const [first, ...rest] = pathSteps(name);
    // The new form begins with the body's own name, the old form with the property.
    return (
      schemaAt(index, body, pathSteps(name)) !== undefined ||
      (first === parameter.name && schemaAt(index, body, rest) !== undefined)
    );
  });
}

/** The first operation that makes the call and lacks the input that an argument refers to. */
export function callerWithoutSource(
  connector: Connector,
  dynamic: Dynamic,
  argument: DynamicArgument,
): Operation | undefined {
  const { reference } = argument;
  if (reference === undefined) return undefined;
  return callersOf(connector, dynamic).find((caller) => {
    if (sourcesOf(connector, caller, dynamic, argument).length > 0) return false;
    if (pathVariables(caller.path).includes(reference)) return false;
    const paths = [reference, reference.replaceAll(".", "/")];
    return !inputsOf(connector, caller).some(
      ({ open, path }) =>
        open && (!isNewForm(dynamic) || paths.some((one) => `${one}/`.startsWith(`${path}/`))),
    );
  });
}
