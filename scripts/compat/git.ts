import { execFileSync } from "node:child_process";

/** Runs git in a folder; undefined where it fails. */
export function gitOf(root: string): (...args: string[]) => string | undefined {
  return (...args) => {
    try {
      return execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        stdio: ["ignore", "pipe", "ignore"],
      });
    } catch {
      return undefined;
    }
  };
}
