import { type Json, parseJson } from "../common/json.ts";

/** Deeper than anything that is sent, and what the C# interpreter reads: its thread has a small stack. */
const MAX_DEPTH = 500;

/** Parses JSON; undefined where the text is not JSON, or is nested deeper than 500 levels. */
export function readJson(text: string): Json | undefined {
  const value = parseJson(text);
  return value === undefined || isDeeper(value, MAX_DEPTH) ? undefined : value;
}

function isDeeper(value: Json, levels: number): boolean {
  if (levels < 0) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((item) => isDeeper(item, levels - 1));
}
