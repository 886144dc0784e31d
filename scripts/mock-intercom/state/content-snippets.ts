import type { JsonObject } from "../../common/json.ts";
import { ApiError } from "../errors.ts";
import type { Targeting } from "../records/content.ts";
import type { ContentSnippet } from "../records/content-snippet.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** The fields of a content snippet that can be set. */
export type ContentSnippetFields = Pick<ContentSnippet, "title" | "locale" | keyof Targeting> & {
  json_blocks: readonly JsonObject[];
};

export interface ContentSnippetState {
  readonly contentSnippets: ReadonlyMap<string, ContentSnippet>;
  createContentSnippet(
    fields: Pick<ContentSnippetFields, "title"> & Partial<ContentSnippetFields>,
  ): ContentSnippet;
  /** @throws {ApiError} 404 */
  updateContentSnippet(id: string, fields: Partial<ContentSnippetFields>): ContentSnippet;
  /** @throws {ApiError} 404 */
  deleteContentSnippet(id: string): void;
  /** Puts one back whose tags or audiences changed, which is no edit. */
  replaceContentSnippet(snippet: ContentSnippet): void;
  /** @throws {ApiError} 404 */
  existingContentSnippet(id: string): ContentSnippet;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins">;

export function contentSnippetState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): ContentSnippetState {
  const contentSnippets = storage.map<ContentSnippet>("content snippets");
  const existingContentSnippet = (id: string) => {
    const found = contentSnippets.get(id);
    if (found === undefined) throw new ApiError(404, "not_found", "Content snippet not found");
    return found;
  };
  /** Whatever a request does is done in the name of the one whom the token belongs to. */
  const me = () => Number(all().admins[0].id);
  const put = (snippet: ContentSnippet): ContentSnippet => {
    contentSnippets.set(snippet.id, snippet);
    return snippet;
  };
  return {
    contentSnippets,
    createContentSnippet(fields) {
      const { seconds, ms } = stamp();
      return put({
        locale: "en",
        json_blocks: [],
        ai_chatbot_availability: false,
        ai_copilot_availability: false,
        ai_sales_agent_availability: false,
        audience_ids: [],
        ...fields,
        id: numericId(),
        created_at: seconds,
        created_ms: ms,
        updated_at: seconds,
        updated_ms: ms,
        tags: [],
        created_by_id: me(),
        updated_by_id: me(),
      });
    },
    updateContentSnippet(id, fields) {
      const { seconds, ms } = stamp();
      const edited = { updated_at: seconds, updated_ms: ms, updated_by_id: me() };
      return put({ ...existingContentSnippet(id), ...fields, ...edited });
    },
    deleteContentSnippet: (id) => void contentSnippets.delete(existingContentSnippet(id).id),
    replaceContentSnippet: (snippet) => void put(snippet),
    existingContentSnippet,
  };
}
