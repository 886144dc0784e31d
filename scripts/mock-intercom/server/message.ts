/** HTTP messages as the mock sees them, whether or not there is a socket. */
import type { Headers } from "../../common/http.ts";
import { type Json, parseJson } from "../../common/json.ts";
import { bodyTooLarge, invalidBody, invalidJson } from "../errors.ts";
import type { Answer } from "../route.ts";

export interface Message {
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** By names in lower case, as node:http gives them. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Empty where there is none. */
  body: string;
}

/** What becomes of a request. */
export type Outcome =
  | Reply
  /** The answer is announced whole, and breaks off in the middle. */
  | (Omit<Reply, "kind"> & { kind: "cut off" })
  /** Nothing comes. */
  | { kind: "dropped" };

export interface Reply {
  kind: "answered";
  status: number;
  headers: Headers;
  body: Answer["body"];
}

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** Path and query, each as sent. */
export function addressOf({ url }: Pick<Message, "url">): { path: string; query: string } {
  const mark = url.indexOf("?");
  if (mark < 0) return { path: url, query: "" };
  return { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

export function headerOf({ headers }: Message, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : value?.join(", ");
}

/** The media type without its parameters, in lower case; empty where there is none. */
export function mediaTypeOf(message: Message): string {
  const [type = ""] = (headerOf(message, "content-type") ?? "").split(";", 1);
  return type.trim().toLowerCase();
}

/**
 * The body; undefined where there is none, or the method has none.
 * @throws {ApiError} 400 for what is no JSON, 413 for what is larger than `limit` bytes
 */
export function jsonOf(message: Message, limit = BODY_LIMIT): Json | undefined {
  const { method, body } = message;
  if (body === "" || method === "GET" || method === "HEAD") return undefined;
  // A character takes three bytes at most.
  if (body.length * 3 > limit && Buffer.byteLength(body) > limit) throw bodyTooLarge();
  if (mediaTypeOf(message) !== "application/json") {
    throw invalidBody("The Content-Type header must be application/json");
  }
  const json = parseJson(body);
  if (json === undefined) throw invalidJson();
  return json;
}
