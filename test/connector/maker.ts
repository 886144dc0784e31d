/** What makers do with the connector, and how they are refused. */
import { expect } from "vitest";
import { errorOf, type Workbench } from "./workbench.ts";

export function makerOf({ connection }: Pick<Workbench, "connection">) {
  /** Runs an action that must succeed and answer as its definition says. */
  const does = async (action: string, parameters: Record<string, unknown> = {}) => {
    const { response, body, findings } = await connection.call(action, parameters);
    expect({ status: response.status, findings, body }).toMatchObject({
      status: 200,
      findings: [],
    });
    // The definition has just been held against it; the actions asked here answer objects and lists.
    return body as Record<string, unknown>;
  };
  return {
    does,
    /** The ids that a search finds. */
    finds: async (action: string, filters: Record<string, unknown> = {}) => {
      const { value } = await does(action, filters);
      return (value as { id: string }[]).map(({ id }) => id);
    },
    /** Runs an action that must fail: the status, and what the maker reads. */
    isRefused: async (action: string, parameters: Record<string, unknown>) => {
      const { response, body } = await connection.call(action, parameters);
      return [response.status, errorOf(body).message] as const;
    },
  };
}
