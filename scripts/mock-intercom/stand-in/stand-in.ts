import type { Operation } from "../../common/contract.ts";
import { type Contract, operations, success } from "../../common/contract.ts";
import { type Answer, file, ok, type Route, redirect } from "../route.ts";
import { exampleOf } from "./example.ts";

/**
 * Answers an operation that has no behaviour yet with an example that satisfies the contract: the
 * same for the same operation and clock, whatever was written before.
 * @param read gives the contract, at the first such request
 */
export function standIn(call: string, read: () => Contract): Route {
  return {
    call,
    handle(request, workspace) {
      const contract = read();
      const operation = operationOf(call, contract);
      return () => {
        const options = { call, now: workspace.now(), params: request.params };
        return standInAnswer(operation, contract, options);
      };
    },
  };
}

/** @throws where the contract says nothing about the success */
export function standInAnswer(
  operation: Operation,
  contract: Contract,
  options: Parameters<typeof exampleOf>[2],
): Answer {
  const { status, schema } = success(operation);
  if (schema !== undefined) return ok(exampleOf(schema, contract, options), status);
  const [type] = Object.keys(operation.responses[status]?.content ?? {});
  if (type === "text/plain") return file("An example.\n", type);
  if (type === "application/octet-stream") return file(Buffer.from("An example.\n"), type);
  if (status === 302) return redirect("https://example.com/example");
  return { status, body: "" };
}

function operationOf(call: string, contract: Contract): Operation {
  const found = operations(contract).find((operation) => operation.call === call);
  if (found === undefined) throw new Error(`${call} is not in the contract`);
  return found.operation;
}
