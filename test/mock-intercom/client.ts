import type { HttpResponse } from "../../scripts/common/http.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../../scripts/common/json.ts";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";

export interface Reply extends HttpResponse {
  json: JsonObject;
}

export interface CallOptions {
  headers?: Record<string, string>;
  /** Default: the US host. */
  base?: string;
}

/** Calls a mock in process as a client with the right token does. */
export function client(mock: Mock) {
  return async (call: string, body?: Json, options: CallOptions = {}): Promise<Reply> => {
    const [method = "", path = ""] = call.split(" ");
    const response = await mock.send({
      method,
      url: (options.base ?? "https://api.intercom.io") + path,
      headers: {
        authorization: "Bearer mock-token",
        "content-type": "application/json",
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { ...response, json: object(parseJson(response.body)) };
  };
}

export function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(object) : [];
}

/** The first error of an envelope. */
export function errorOf(reply: Reply): { status: number; code: Json | undefined; message: string } {
  const [error = {}] = list(reply.json.errors);
  return { status: reply.status, code: error.code, message: String(error.message) };
}

/** Unix seconds of an ISO 8601 time. */
export const at = (iso: string) => Date.parse(iso) / 1000;
