import { resourceNotFound } from "../errors.ts";
import { bothForms } from "../markdown.ts";
import type { Targeting } from "../records/content.ts";
import type { InternalArticle } from "../records/internal-article.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** The fields of an internal article that can be set; of the two texts only one. */
export type InternalArticleFields = Pick<
  InternalArticle,
  "title" | "body" | "body_markdown" | "owner_id" | "author_id" | "folder_id" | keyof Targeting
>;

export type NewInternalArticle = Pick<InternalArticleFields, "title" | "owner_id" | "author_id"> &
  Partial<InternalArticleFields>;

export interface InternalArticleState {
  readonly internalArticles: ReadonlyMap<string, InternalArticle>;
  createInternalArticle(fields: NewInternalArticle): InternalArticle;
  /** @throws {ApiError} 404 */
  updateInternalArticle(id: string, fields: Partial<InternalArticleFields>): InternalArticle;
  /** @throws {ApiError} 404 */
  deleteInternalArticle(id: string): void;
  /** Puts one back whose tags or audiences changed, which is no edit. */
  replaceInternalArticle(article: InternalArticle): void;
  /** @throws {ApiError} 404 */
  existingInternalArticle(id: string): InternalArticle;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "defaultHelpCenter">;

export function internalArticleState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): InternalArticleState {
  const internalArticles = storage.map<InternalArticle>("internal articles");
  const existingInternalArticle = (id: string) => {
    const found = internalArticles.get(id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };
  /** Whatever a request does is done in the name of the one whom the token belongs to. */
  const me = () => Number(all().admins[0].id);
  const write = (old: InternalArticle, fields: Partial<InternalArticleFields>): InternalArticle => {
    const { seconds, ms } = stamp();
    const made: InternalArticle = {
      ...old,
      ...fields,
      // HTML stays as it was sent, unlike in articles (the description's examples).
      ...bothForms(fields, (html) => html),
      updated_at: seconds,
      updated_ms: ms,
      updated_by_id: me(),
    };
    internalArticles.set(made.id, made);
    return made;
  };
  return {
    internalArticles,
    createInternalArticle({ title, owner_id, author_id, ...fields }) {
      const { seconds, ms } = stamp();
      const blank: InternalArticle = {
        id: numericId(),
        created_at: seconds,
        created_ms: ms,
        updated_at: seconds,
        updated_ms: ms,
        title,
        body: "",
        body_markdown: "",
        owner_id,
        author_id,
        locale: all().defaultHelpCenter().locales[0],
        folder_id: null,
        ai_chatbot_availability: false,
        ai_copilot_availability: false,
        ai_sales_agent_availability: false,
        audience_ids: [],
        tags: [],
        created_by_id: me(),
        updated_by_id: me(),
      };
      return write(blank, fields);
    },
    updateInternalArticle: (id, fields) => write(existingInternalArticle(id), fields),
    deleteInternalArticle: (id) => void internalArticles.delete(existingInternalArticle(id).id),
    replaceInternalArticle: (article) => void internalArticles.set(article.id, article),
    existingInternalArticle,
  };
}
