import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readToken, type TokenSources } from "../../scripts/try/token.ts";

const directory = mkdtempSync(join(tmpdir(), "token-"));
afterAll(() => rmSync(directory, { recursive: true }));
const file = (text: string) => {
  writeFileSync(join(directory, "token"), text);
  return join(directory, "token");
};

function read(sources: Omit<TokenSources, "warn">) {
  const warnings: string[] = [];
  const token = readToken({ ...sources, warn: (text) => void warnings.push(text) });
  return { token, warnings };
}

describe("the token to sign in with", () => {
  test("is the first line of a file, else the environment's; nothing is to be warned of", () => {
    const tokenFile = file("\uFEFF s3cret \r\nmore");
    expect(read({ tokenFile, environment: "e" })).toEqual({ token: "s3cret", warnings: [] });
    expect(read({ environment: "e" })).toEqual({ token: "e", warnings: [] });
    expect(read({ environment: "" })).toEqual({ token: undefined, warnings: [] });
  });

  test("is taken from the command line with a warning that does not repeat it", () => {
    const { token, warnings } = read({ token: "s3cret", environment: "e" });
    expect(token).toBe("s3cret");
    expect(warnings).toEqual([expect.stringMatching(/^--token stays in the shell's history/)]);
    expect(warnings.join()).not.toContain("s3cret");
  });

  test("is asked for clearly where a file has none, and where there are two", () => {
    expect(() => read({ tokenFile: file("\nlate") })).toThrow(/first line of .*token is empty/);
    expect(() => read({ tokenFile: join(directory, "none") })).toThrow(/cannot be read/);
    expect(() => read({ tokenFile: "x", token: "y" })).toThrow(/not both/);
  });
});
