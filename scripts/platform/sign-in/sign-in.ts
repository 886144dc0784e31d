import { put } from "../../common/own.ts";
import type { Swagger } from "../definition/swagger.ts";
import type { Outgoing } from "../request/outgoing.ts";
import { queryPart } from "../request/query.ts";
import type { ConnectionValues } from "./connection-parameters.ts";

/**
 * What the gateway adds by itself, before any policy, so that a policy can override it: the key,
 * or user name and password, or access token where `securityDefinitions` say. The names of the
 * connection parameters behind them (api_key, username, password) are those that the portal's
 * wizard makes, and those that published connectors without a policy for it carry (Kanban Tool,
 * Mitto, Narvar).
 * @returns the names of the headers and query parameters that were added
 */
export function signIn(
  definition: Swagger,
  connection: ConnectionValues,
  request: Outgoing,
): string[] {
  const added: string[] = [];
  const addHeader = (name: string, value: string): void => {
    put(request.headers, name.toLowerCase(), value);
    added.push(`header ${name.toLowerCase()}`);
  };
  const { values, oauthToken } = connection;
  for (const scheme of Object.values(definition.securityDefinitions ?? {})) {
    const key = values.get("api_key");
    if (scheme.type === "apiKey" && key !== undefined && scheme.name) {
      if (scheme.in === "query") {
        request.query.push(queryPart(scheme.name, key));
        added.push(`query ${scheme.name}`);
      } else addHeader(scheme.name, key);
    }
    const basic = basicCredentials(connection);
    if (scheme.type === "basic" && basic !== undefined) {
      addHeader("authorization", `Basic ${basic}`);
    }
  }
  if (oauthToken !== undefined) addHeader("authorization", `Bearer ${oauthToken}`);
  return added;
}

/** User name and password as the Basic scheme joins them, which is a secret of its own. */
export function basicCredentials({ values }: ConnectionValues): string | undefined {
  const username = values.get("username");
  if (username === undefined) return undefined;
  return Buffer.from(`${username}:${values.get("password") ?? ""}`).toString("base64");
}
