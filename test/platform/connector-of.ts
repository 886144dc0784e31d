import { defined } from "../../scripts/common/defined.ts";
import type { HttpRequest, HttpResponse } from "../../scripts/common/http.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import {
  type Connection,
  type ConnectionOptions,
  connect,
} from "../../scripts/platform/connection.ts";
import { type Connector, parseConnector } from "../../scripts/platform/connector.ts";

/** The pieces of a small connector; the rest is filled in. */
export interface Pieces {
  definition?: object;
  /** Operations by "METHOD /path". */
  operations?: Record<string, object>;
  /** The content of apiProperties.json's "properties". */
  properties?: object;
  script?: string;
}

export function connectorOf(pieces: Pieces): Connector {
  const paths: Record<string, Record<string, object>> = {};
  for (const [place, operation] of Object.entries(pieces.operations ?? {})) {
    const [method = "", path = ""] = place.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: { responses: { default: { description: "Any." } }, ...operation },
    };
  }
  return parseConnector({
    definition: JSON.stringify({
      host: "api.example",
      basePath: "/v1",
      paths,
      ...pieces.definition,
    }),
    properties: JSON.stringify({ properties: pieces.properties ?? {} }),
    ...defined({ script: pieces.script }),
  });
}

/** An API that answers each request as told and keeps what it was sent. */
export interface Api {
  sent: HttpRequest[];
  send(request: HttpRequest): Promise<HttpResponse>;
}

export function apiOf(
  answer: (request: HttpRequest, count: number) => Partial<HttpResponse> = () => ({}),
): Api {
  const sent: HttpRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      return { status: 200, headers: {}, body: "", ...answer(request, sent.length) };
    },
  };
}

/** A connection to a small connector whose API is `api`. */
export function connectionTo(
  pieces: Pieces,
  api: Api = apiOf(),
  parameters: Record<string, string> = {},
  runScript?: RunScript,
  more: Partial<ConnectionOptions> = {},
): Connection {
  return connect({
    connector: connectorOf(pieces),
    parameters,
    send: api.send,
    gateway: "https://gateway.test/c",
    ...(runScript ? { runScript } : {}),
    ...more,
  });
}
