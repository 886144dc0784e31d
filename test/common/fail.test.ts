import { afterEach, expect, test, vi } from "vitest";
import { failed } from "../../scripts/common/fail.ts";

afterEach(() => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("a fault of a command is one line without a stack, unless somebody asks for it", () => {
  const said: string[] = [];
  vi.spyOn(console, "error").mockImplementation((text: string) => void said.push(text));
  vi.stubEnv("DEBUG", "");
  failed("try", new TypeError("a stranger's\n\x1btext"));
  expect(process.exitCode).toBe(2);
  expect(said).toEqual([
    "try has a fault: TypeError: a stranger's text. Please report it; DEBUG=1 shows where.",
  ]);
  vi.stubEnv("DEBUG", "1");
  failed("try", new TypeError("again"));
  expect(said.at(-1)).toMatch(/^TypeError: again\n {4}at /);
});
