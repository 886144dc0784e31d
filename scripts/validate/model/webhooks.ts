import type { Connector } from "../connector.ts";
import type { Operation } from "./operations.ts";

/**
 * The operations that are sent the address of a flow, by a property of the body that is marked with
 * x-ms-notification-url. The platform calls none of them again to ask for news.
 */
export function subscribingOperations({ schemas, uses }: Connector): ReadonlySet<Operation> {
  return new Set(
    schemas
      .filter(({ value }) => value["x-ms-notification-url"] === true)
      .flatMap(({ pointer }) => uses.get(pointer) ?? [])
      .filter(({ direction }) => direction === "input")
      .map(({ operation }) => operation),
  );
}

/**
 * The polling triggers. A webhook whose path does not say what is sent is none of them, though it
 * looks like one; rules of its own find what it lacks.
 */
export function polledOperations(connector: Connector): readonly Operation[] {
  const subscribing = subscribingOperations(connector);
  return connector.operations.filter(
    (operation) => operation.trigger === "polling" && !subscribing.has(operation),
  );
}
