/** Messages of JSON-RPC 2.0, as the Model Context Protocol has them: never several in one body. */
import { isObject, type Json, type JsonObject } from "../../common/json.ts";

export interface RpcRequest {
  readonly id: string | number;
  readonly method: string;
  readonly params: JsonObject;
}

/** What a client sends; a notification, or an answer to the server, asks for none. */
export type Message = RpcRequest | "no answer wanted";

/** JSON-RPC's codes of errors, and -32000, which is left to servers. */
export type RpcCode = -32700 | -32600 | -32601 | -32602 | -32000;

/** A request that the protocol refuses. */
export class RpcError extends Error {
  override name = "RpcError";
  constructor(
    readonly code: RpcCode,
    message: string,
  ) {
    super(message);
  }
}

/** @throws {RpcError} for what is no message */
export function readMessage(body: Json | undefined): Message {
  if (body === undefined) throw new RpcError(-32700, "The body is not JSON.");
  if (!isObject(body) || body.jsonrpc !== "2.0") {
    throw new RpcError(-32600, "The body is not one JSON-RPC 2.0 message.");
  }
  const { id, method, params = {} } = body;
  const isAnswer = method === undefined && ("result" in body || "error" in body);
  if (isAnswer || (typeof method === "string" && id === undefined)) return "no answer wanted";
  if (typeof method !== "string" || (typeof id !== "string" && typeof id !== "number")) {
    throw new RpcError(-32600, "A request has a method, and an id that is a text or a number.");
  }
  if (!isObject(params)) throw new RpcError(-32602, "params must be an object.");
  return { id, method, params };
}

export function resultText(id: RpcRequest["id"], result: JsonObject): string {
  return JSON.stringify({ jsonrpc: "2.0", id, result });
}

/** @param id null where the request's could not be read */
export function errorText(id: RpcRequest["id"] | null, { code, message }: RpcError): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
}
