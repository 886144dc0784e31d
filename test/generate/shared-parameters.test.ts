import { describe, expect, it } from "vitest";
import { withSharedParameters } from "../../scripts/generate/shared-parameters.ts";

const tag = { name: "tag", in: "query", type: "string" };
const required = { ...tag, required: true };
const content = { description: "What happened.", schema: {} };
const ref = (name: string) => ({ $ref: `#/parameters/${name}` });
const of = (...parameters: object[]) => ({ get: { operationId: "Get", parameters } });

describe("parameters that operations have alike", () => {
  it("stand once, and what only one operation has stays with it", () => {
    expect(withSharedParameters({ "/a": of(tag, required), "/b": of(tag) })).toEqual({
      paths: { "/a": of(ref("tag"), required), "/b": of(ref("tag")) },
      parameters: { tag },
    });
  });

  it("of one key have its name where they are used most, and a number after it elsewhere", () => {
    const paths = { "/a": of(required), "/b": of(tag), "/c": of(required), "/d": of(tag) };
    const { parameters } = withSharedParameters({ ...paths, "/e": of(tag) });
    expect(parameters).toEqual({ tag, tag_2: required });
    // Used as often, the first is first.
    expect(withSharedParameters(paths).parameters).toEqual({ tag: required, tag_2: tag });
  });

  it("leave what notifications bring alone, and operations that makers do not see", () => {
    const hidden = { get: { ...of(tag).get, "x-ms-visibility": "internal" } };
    const paths = { "/a": { ...of(tag), "x-ms-notification-content": content }, "/b": hidden };
    expect(withSharedParameters(paths)).toEqual({ paths, parameters: {} });
  });
});
