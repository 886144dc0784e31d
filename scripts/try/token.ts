import { readFileSync } from "node:fs";
import { UsageError } from "../platform/errors.ts";

/** Where a secret to sign in with may come from. */
export interface TokenSources {
  /** `--token`. */
  token?: string | undefined;
  /** `--token-file`. */
  tokenFile?: string | undefined;
  /** `INTERCOM_TOKEN`; absent where the connector is a stranger's, which must not get it. */
  environment?: string | undefined;
  /** Takes what is to be known. */
  warn(text: string): void;
}

/**
 * The token to sign in with: a file's first line, the environment's, or, with a warning, the command
 * line's, which shells keep and other users of the machine can see.
 * @throws {UsageError} for two at once, or a file that cannot be read or is empty
 */
export function readToken(sources: TokenSources): string | undefined {
  const { token, tokenFile, environment, warn } = sources;
  if (tokenFile !== undefined) {
    if (token !== undefined) throw new UsageError("Give --token-file or --token, not both.");
    return firstLine(tokenFile);
  }
  if (token === undefined) return environment || undefined;
  warn("--token stays in the shell's history. Use --token-file, or for Intercom INTERCOM_TOKEN.");
  return token;
}

function firstLine(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--token-file: ${file} cannot be read (${reason}).`);
  }
  const [line = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (line.trim() !== "") return line.trim();
  throw new UsageError(`--token-file: the first line of ${file} is empty; it must hold the token.`);
}
