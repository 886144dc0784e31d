import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, integerOf, integersOf, textOf } from "../body.ts";
import { parameterInvalid } from "../errors.ts";
import type { Piece, Targeting } from "../records/content.ts";
import type { Workspace } from "../state/state.ts";

/**
 * Who may use a piece of content, and whom it is meant for.
 * @throws {ApiError} 400; 404 for audiences that there are not
 */
export function readTargeting(body: JsonObject, workspace: Workspace): Partial<Targeting> {
  // Null is as good as an empty list.
  const audience_ids = body.audience_ids === null ? [] : integersOf(body, "audience_ids");
  if (audience_ids !== undefined) workspace.checkAudiences(audience_ids);
  return defined<Targeting>({
    ai_chatbot_availability: flagOf(body, "ai_chatbot_availability"),
    ai_copilot_availability: flagOf(body, "ai_copilot_availability"),
    ai_sales_agent_availability: flagOf(body, "ai_sales_agent_availability"),
    audience_ids,
  });
}

/**
 * A text, which can be given as HTML or as Markdown.
 * @throws {ApiError} 400 for both at once
 */
export function readBodies(body: JsonObject): { body?: string; body_markdown?: string } {
  const html = textOf(body, "body");
  const body_markdown = textOf(body, "body_markdown");
  if (html !== undefined && body_markdown !== undefined) {
    throw parameterInvalid("body and body_markdown are mutually exclusive", "body_markdown");
  }
  return defined<{ body: string; body_markdown: string }>({ body: html, body_markdown });
}

/**
 * The id of a teammate.
 * @throws {ApiError} 400 for nobody of the workspace
 */
export function readTeammate(
  body: JsonObject,
  name: string,
  workspace: Workspace,
): number | undefined {
  const id = integerOf(body, name);
  if (id !== undefined && !workspace.admins.some((admin) => admin.id === String(id))) {
    throw parameterInvalid(`${name} must be the id of a teammate`, name);
  }
  return id;
}

/** The order of lists of content. */
export const lastChangedFirst = <T extends Piece>(pieces: Iterable<T>): T[] =>
  [...pieces].sort((a, b) => b.updated_ms - a.updated_ms || Number(b.id) - Number(a.id));
