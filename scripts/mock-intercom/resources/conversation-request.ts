/** What requests about conversations and messages have in common. */
import type { JsonObject } from "../../common/json.ts";
import { idOf, objectsOf, textOf, textsOf } from "../body.ts";
import { contactNotFound, parameterInvalid, parameterMissing } from "../errors.ts";
import type { Author } from "../records/conversation.ts";
import type { Attachment } from "../records/conversation-part.ts";
import type { Workspace } from "../state/state.ts";

/** A text that is not HTML, as HTML. */
export const messageHtml = (plain: string) =>
  `<p>${plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`;

/** A teammate's text may be HTML; what is not becomes a paragraph. Empty texts are none. */
export function teammateHtml(text: string | undefined): string | null {
  if (text === undefined || text.trim() === "") return null;
  return /^\s*</.test(text) ? text.trim() : `<p>${text}</p>`;
}

/**
 * The teammate in whose name something is done.
 * @throws {ApiError} 400 where none is named, 404
 */
export function readAdmin(body: JsonObject, workspace: Workspace): Author {
  const id = idOf(body, "admin_id");
  if (id === undefined) throw parameterMissing("admin_id is required", "admin_id");
  return workspace.adminAuthor(id);
}

const MAX_ATTACHMENTS = 10;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
};

/**
 * Reads `attachment_urls` and `attachment_files`. Files are shown under addresses that lead nowhere.
 * @throws {ApiError} 400
 */
export function readAttachments(body: JsonObject): Attachment[] {
  const urls = textsOf(body, "attachment_urls") ?? [];
  const files = objectsOf(body, "attachment_files") ?? [];
  if (Math.max(urls.length, files.length) > MAX_ATTACHMENTS) {
    throw parameterInvalid(`At most ${MAX_ATTACHMENTS} files can be attached`, "attachment_urls");
  }
  const linked = urls.map((url): Attachment => {
    if (!URL.canParse(url)) {
      throw parameterInvalid("attachment_urls must be web addresses", "attachment_urls");
    }
    const name = new URL(url).pathname.split("/").at(-1) || "attachment";
    return { type: "upload", name, url, content_type: mediaType(name) };
  });
  const sent = files.map((file): Attachment => {
    const name = textOf(file, "name") ?? "attachment";
    return {
      type: "upload",
      name,
      url: `https://attachments.example.com/${encodeURIComponent(name)}`,
      content_type: textOf(file, "content_type") ?? mediaType(name),
      filesize: Buffer.from(textOf(file, "data") ?? "", "base64").length,
    };
  });
  return [...linked, ...sent];
}

const mediaType = (name: string) =>
  MEDIA_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

/**
 * The contact that a body names by its id, its external id or its email, the user before a lead of
 * the same email; undefined where nobody has that email.
 * @throws {ApiError} 404 for an unknown id or where none is named
 */
export function namedContact(body: JsonObject, workspace: Workspace): string | undefined {
  const id = textOf(body, "intercom_user_id");
  if (id !== undefined) return workspace.liveContact(id).id;
  const externalId = textOf(body, "user_id");
  if (externalId !== undefined) {
    const contact = workspace.contactWithExternalId(externalId);
    return workspace.liveContact(contact?.id ?? "").id;
  }
  const email = textOf(body, "email");
  if (email === undefined) throw contactNotFound();
  const user = workspace.userWithEmail(email);
  if (user?.archived === false) return user.id;
  for (const contact of workspace.contacts.values()) {
    if (!contact.archived && contact.email?.toLowerCase() === email.toLowerCase())
      return contact.id;
  }
  return undefined;
}
