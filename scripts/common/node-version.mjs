// @ts-check
/** Whether a Node will do. Plain JavaScript that old ones read, too: they are to say what is wrong. */
import { readFileSync } from "node:fs";

/**
 * One of the ranges that `engines` in package.json names: `^20.19.0` is from 20.19 on within major
 * 20, `>=24.0.0` is everything from 24.0 on.
 * @typedef {{ major: number, minor: number, laterMajors: boolean }} NodeRange
 */

/**
 * @returns {NodeRange[]} the ranges of `engines.node`, lowest first as they stand
 * @throws {Error} for a package.json that is not readable, or ranges in another notation
 */
export function supportedNodes() {
  const { engines } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return String(engines.node)
    .split(" || ")
    .map((range) => {
      const match = /^(\^|>=)(\d+)\.(\d+)\.0$/.exec(range);
      if (match === null) throw new Error(`package.json: engines.node: "${range}" is no range`);
      return { major: Number(match[2]), minor: Number(match[3]), laterMajors: match[1] === ">=" };
    });
}

/**
 * @param {string} version of a Node, as in `process.versions.node`
 * @returns {string | undefined} one line that says what is wrong and what to do; undefined where nothing is
 */
export function nodeRefusal(version, ranges = supportedNodes()) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = ranges.some((range) =>
    range.major === major ? minor >= range.minor : range.laterMajors && major > range.major,
  );
  if (fits) return undefined;
  const known = ranges.map(
    (one) =>
      `${one.major}.${one.minor}${one.laterMajors ? " or later" : ` or a later ${one.major}`}`,
  );
  return `This is Node ${version}. Node ${known.join(", or ")} is needed: https://nodejs.org has them.`;
}
