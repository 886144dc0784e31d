import { type Intercom, IntercomClient } from "intercom-client";
import { test } from "vitest";
import { createMock, type Mock, type MockOptions } from "../../../scripts/mock-intercom/mock.ts";

export interface Scene {
  mock: Mock;
  version: Version;
  /** The official SDK, connected to the mock over a socket; its calls are recorded. */
  intercom: IntercomClient;
  /** Makes another SDK client of the same mock. */
  connect(options?: IntercomClient.Options): IntercomClient;
}

/** The SDK's methods that stories have called, such as `contacts.create`. */
export const called = new Set<string>();

/** The SDK's own version, and the newest, which its types do not know: it is set as a header. */
export type Version = "2.14" | "2.16";

let current: Version = "2.14";

/** Lets stories be told at a version. */
export function tellAt(version: Version, tell: () => void): void {
  current = version;
  tell();
}

/** A test in which the SDK drives a mock over a loopback socket. */
export function story(
  promise: string,
  act: (scene: Scene) => Promise<void>,
  options: MockOptions = {},
): void {
  const version = current;
  test(promise, async () => {
    const mock = createMock(options);
    const { url } = await mock.listen(0);
    const connect = (options: IntercomClient.Options = {}) =>
      recorded(
        new IntercomClient({
          token: "mock-token",
          environment: url,
          ...(version !== "2.14" && { headers: { "Intercom-Version": version } }),
          // An unexpected error is to be seen at once. Retries have stories of their own.
          maxRetries: 0,
          ...options,
        }),
      );
    try {
      await act({ mock, version, intercom: connect(), connect });
    } finally {
      await mock.close();
    }
  });
}

/** The client, writing down which of its methods are called. */
function recorded<T extends object>(client: T, place = ""): T {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === "symbol" || name.startsWith("_")) return value;
      const path = place === "" ? name : `${place}.${name}`;
      if (typeof value === "function") {
        return (...args: unknown[]): unknown => {
          called.add(path);
          return Reflect.apply(value, target, args);
        };
      }
      return typeof value === "object" && value !== null ? recorded(value, path) : value;
    },
  });
}

/** All entries of a list, to its last page. */
export async function allOf<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const entries: T[] = [];
  for await (const entry of pages) entries.push(entry);
  return entries;
}

/** The SDK declares much as optional that Intercom always sends. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("Intercom did not send it");
  return value;
}

/** How the parts of a conversation came about, in order. */
export const partTypes = ({ conversation_parts }: Intercom.Conversation) =>
  conversation_parts?.conversation_parts?.map(({ part_type }) => part_type);
