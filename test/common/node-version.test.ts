import { expect, test } from "vitest";
import { nodeRefusal, supportedNodes } from "../../scripts/common/node-version.mjs";

const RANGES = [
  { major: 20, minor: 19, laterMajors: false },
  { major: 22, minor: 12, laterMajors: false },
  { major: 24, minor: 0, laterMajors: true },
];

test("the ranges are those of package.json, and this Node is in them", () => {
  expect(supportedNodes()).toEqual(RANGES);
  expect(nodeRefusal(process.versions.node)).toBeUndefined();
});

test.each(["20.19.0", "20.20.2", "22.12.0", "22.23.3", "24.0.0", "26.1.0"])(
  "%s will do",
  (version) => {
    expect(nodeRefusal(version, RANGES)).toBeUndefined();
  },
);

test.each(["18.20.8", "20.18.3", "21.7.3", "22.11.0", "23.11.0"])(
  "%s is refused in one line that names what is needed",
  (version) => {
    expect(nodeRefusal(version, RANGES)).toBe(
      `This is Node ${version}. Node 20.19 or a later 20, or 22.12 or a later 22, or 24.0 or later is needed: https://nodejs.org has them.`,
    );
  },
);
