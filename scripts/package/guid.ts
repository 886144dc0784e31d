import { createHash } from "node:crypto";

/** Of this project's own GUIDs (a version 4 UUID, drawn once). */
const NAMESPACE = "8d5f0c1e-6b1a-4f0e-9d5b-2f6c7a3e41b9";

/** The same GUID for the same name, on any machine (RFC 9562, version 5). In small letters, without braces. */
export function guidOf(name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
