import { parseJson } from "../../common/parse-json.ts";
import type { Scene } from "./template.ts";

/** The body that a section's policies work on: the answer's where there is one, else the request's. */
function messageOf(scene: Scene): { body?: string } {
  return scene.response ?? scene.request;
}

/** That body as JSON; undefined where it is empty or not JSON. */
export function readBody(scene: Scene): unknown {
  try {
    return parseJson(messageOf(scene).body ?? "");
  } catch {
    return undefined;
  }
}

export function writeBody(scene: Scene, body: unknown): void {
  messageOf(scene).body = JSON.stringify(body);
}
