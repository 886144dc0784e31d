import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { isObject, type JsonObject, parseJson } from "../common/json.ts";

/** Where the stand-in keeps files: paconn takes the account from the name, and always speaks TLS. */
export const STORAGE_HOST = "standin.blob.storage.example";

/** A request that paconn sent. */
export interface Recorded {
  /** `PATCH /providers/Microsoft.PowerApps/apis/ID`, without the query. */
  readonly call: string;
  readonly body: Buffer;
}

/** Microsoft's service on loopback, as far as paconn uses it. */
export interface StandIn {
  /** For `--powerapps-url`. */
  readonly url: string;
  /** For HTTPS_PROXY: what is for {@link STORAGE_HOST} arrives here. */
  readonly proxy: string;
  readonly requests: Recorded[];
  /** What is registered, by id: the `properties` that were sent. */
  readonly connectors: Map<string, JsonObject>;
  /** Changes each connector before it is returned. */
  distort: (properties: JsonObject) => JsonObject;
  close(): Promise<void>;
}

/** @param tls certificate and key for {@link STORAGE_HOST} */
export async function startStandIn(tls: { cert: string; key: string }): Promise<StandIn> {
  const files = new Map<string, Buffer>();
  const connectors = new Map<string, JsonObject>();
  const requests: Recorded[] = [];
  let count = 0;
  let containers = 0;

  const api = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url ?? "/", "http://stand-in");
    const call = `${request.method} ${pathname}`;
    requests.push({ call, body });
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (request.headers.authorization !== "Bearer stand-in")
      return answer(401, { error: "sign in" });
    const [, id = ""] = /\/apis\/([^/]+)$/.exec(pathname) ?? [];
    const known = connectors.get(decodeURIComponent(id));
    const sent = parseJson(body.toString("utf8"));
    const properties = isObject(sent) && isObject(sent.properties) ? sent.properties : {};
    switch (call.replace(/\/(apis|objectIds)\/[^/]+/, "/$1/*")) {
      case "POST /providers/Microsoft.PowerApps/objectIds/*/validateApiSwagger":
        return answer(200, {});
      case "POST /providers/Microsoft.PowerApps/objectIds/*/generateResourceStorage":
        return answer(200, {
          sharedAccessSignature: `https://${STORAGE_HOST}/container${++containers}?sig=standin`,
        });
      case "GET /providers/Microsoft.PowerApps/apis":
        return answer(200, { value: [...connectors].map(([name, one]) => registered(name, one)) });
      case "POST /providers/Microsoft.PowerApps/apis": {
        const name = `shared_stand-5fin-5f${++count}`;
        connectors.set(name, properties);
        return answer(201, registered(name, properties));
      }
      case "PATCH /providers/Microsoft.PowerApps/apis/*":
        if (known === undefined) return answer(404, { error: { code: "ApiResourceNotFound" } });
        // The name stays what it was: an update does not carry it.
        connectors.set(id, { ...properties, displayName: known.displayName ?? "" });
        return answer(200, registered(id, properties));
      case "GET /providers/Microsoft.PowerApps/apis/*":
        if (known === undefined) return answer(404, { error: { code: "ApiResourceNotFound" } });
        return answer(200, registered(id, standIn.distort(known)));
      default:
        return answer(404, { error: { code: "NotFound" } });
    }
  };

  const registered = (name: string, { openApiDefinition, ...properties }: JsonObject) => {
    const path = `/definitions/${name}.json`;
    files.set(path, Buffer.from(JSON.stringify(openApiDefinition)));
    return {
      name,
      properties: {
        ...withoutEmptyAddresses(properties),
        isCustomApi: true,
        createdBy: { displayName: "Ada Lovelace" },
        apiDefinitions: { originalSwaggerUrl: `https://${STORAGE_HOST}${path}` },
      },
    };
  };

  const storage = createSecureServer(tls, async (request, response) => {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url ?? "/", "https://stand-in");
    requests.push({ call: `${request.method} ${pathname}`, body });
    if (request.method === "PUT") {
      files.set(pathname, body);
      response.writeHead(201, { etag: '"1"', "last-modified": new Date(0).toUTCString() });
      response.end();
      return;
    }
    const found = files.get(pathname);
    response.writeHead(found === undefined ? 404 : 200);
    response.end(found);
  });

  const server = createServer((request, response) => void api(request, response));
  // As a proxy it knows one host, which is the storage behind it.
  server.on("connect", (request, socket: Socket) => {
    if (request.url !== `${STORAGE_HOST}:443`) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    storage.emit("connection", socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo; // of a server that listens on a port
  const url = `http://127.0.0.1:${address.port}`;
  const standIn: StandIn = {
    url,
    proxy: url,
    requests,
    connectors,
    distort: (properties) => properties,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return standIn;
}

/**
 * paconn sends an empty address for a script that there is not, and fails where it comes back.
 * Assumption: the service leaves it out.
 */
function withoutEmptyAddresses(properties: JsonObject): JsonObject {
  const { scriptDefinitionUrl, ...rest } = properties;
  return scriptDefinitionUrl ? properties : rest;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
