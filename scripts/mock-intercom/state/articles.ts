import { ApiError, resourceNotFound } from "../errors.ts";
import type { Article, ArticleText } from "../records/article.ts";
import type { HelpCenter } from "../records/help-center.ts";
import { type ArticleChanges, byLanguage } from "./article-contents.ts";
import { articleSchedule, planned } from "./article-schedule.ts";
import { articleWriter } from "./article-writer.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewArticle = ArticleChanges & Pick<ArticleText, "title" | "author_id">;

export interface ArticleState {
  readonly articles: ReadonlyMap<string, Article>;
  /** As lists show them, which is late. */
  listedArticles(): Article[];
  /** @throws {ApiError} 404 for a collection that there is not, 400 for a plan that makes no sense */
  createArticle(article: NewArticle): Article;
  /** @throws {ApiError} 404, 400 as above */
  updateArticle(id: string, changes: ArticleChanges): Article;
  /**
   * Changes the text of a published article, which readers do not see yet.
   * @throws {ApiError} 404; 422 where it is not published
   */
  stageArticle(id: string, changes: ArticleChanges): Article;
  /**
   * Makes pending changes visible.
   * @param locales needed where there are several languages
   * @throws {ApiError} 404; 422 where a language has no pending changes
   */
  publishArticle(id: string, locales?: readonly string[]): Article;
  /** Deletes an article with its versions and what is redirected to it. @throws {ApiError} 404 */
  deleteArticle(id: string): void;
  /** Deletes one language, and with the main one the article. @throws {ApiError} 404 */
  deleteArticleContent(id: string, locale: string): void;
  /** Puts an article back whose tags or audiences changed, which is no edit. */
  replaceArticle(article: Article): void;
  /** For a collection that is being deleted. */
  detachArticles(collectionId: string): void;
  /** @throws {ApiError} 404 */
  existingArticle(id: string): Article;
  /** Where an article can be read: the default help center if it stands alone. */
  helpCenterOf(article: Article): HelpCenter;
}

/** Wordings of the description's examples. */
const notPublished = () =>
  new ApiError(422, "parameter_invalid", "Article must be published before a draft can be staged");
const nothingPending = () =>
  new ApiError(422, "parameter_invalid", "Article has no draft to publish");
const noLocales = () =>
  new ApiError(
    422,
    "parameter_not_found",
    "locales must be specified to publish a draft on a multilingual workspace",
  );
const notPending = (locales: readonly string[]) =>
  new ApiError(
    422,
    "parameter_invalid",
    `Cannot publish a draft for locale(s) without pending changes: ${locales.join(", ")}`,
  );

/** What an article refers to is gone: nobody may see any more that it did. */
const AT_ONCE: WriteOptions = { indexDelay: 0 };

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "admins"
  | "articleVersion"
  | "defaultHelpCenter"
  | "dropArticleVersions"
  | "dropRedirectsTo"
  | "existingCollection"
  | "existingHelpCenter"
  | "saveArticleVersion"
>;

export function articleState(base: Base, all: () => Needs): ArticleState {
  const { storage, numericId, stamp } = base;
  const articles = storage.map<Article>("articles");
  const list = base.lateList("article", articles);
  const store = (article: Article, options?: WriteOptions) => {
    articles.set(article.id, article);
    list.write(article, options);
  };
  const schedule = articleSchedule(base, { articles, store });
  const writer = articleWriter(base, all);

  const existingArticle = (id: string) => {
    const found = articles.get(id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };
  /** Refuses before anything is written. */
  const settled = (old: Omit<Article, "contents">, changes: ArticleChanges, published: boolean) => {
    const { parent_id = old.parent_id, state } = changes;
    if (parent_id !== null) all().existingCollection(parent_id);
    const { seconds, ms } = stamp();
    const after = state === undefined ? published : state === "published";
    return {
      ...old,
      ...planned(old, changes, { ms, published: after }),
      parent_id,
      updated_at: seconds,
      updated_ms: ms,
    };
  };
  const put = (article: Article, options?: WriteOptions): Article => {
    store(article, options);
    schedule.note(article);
    return article;
  };
  const deleteArticle = (id: string) => {
    existingArticle(id);
    articles.delete(id);
    list.remove(id);
    schedule.forget(id);
    all().dropArticleVersions(id);
    all().dropRedirectsTo("article", id);
  };

  return {
    articles,
    listedArticles: list.allSeen,
    existingArticle,
    createArticle(input) {
      const { seconds, ms } = stamp();
      const blank = {
        id: numericId(),
        created_at: seconds,
        created_ms: ms,
        updated_at: seconds,
        updated_ms: ms,
        parent_id: null,
        tags: [],
        scheduled_publish_at: null,
        scheduled_unpublish_at: null,
      };
      const article = settled(blank, input, false);
      return put({ ...article, contents: writer.changed(blank.id, [], input, input) });
    },
    updateArticle(id, changes) {
      const old = existingArticle(id);
      const [first] = old.contents;
      const article = settled(old, changes, first.state === "published");
      const main = all().articleVersion(id, first.version);
      return put({ ...article, contents: writer.changed(id, old.contents, changes, main) });
    },
    stageArticle(id, changes) {
      const old = existingArticle(id);
      for (const [locale] of byLanguage(changes, all().defaultHelpCenter().locales)) {
        const content = old.contents.find((one) => one.locale === locale);
        if (content?.state !== "published") throw notPublished();
      }
      return put({ ...old, contents: writer.staged(old, changes) });
    },
    publishArticle(id, locales) {
      const old = existingArticle(id);
      const pending = old.contents.filter(({ draft }) => draft !== null).map((one) => one.locale);
      if (pending.length === 0) throw nothingPending();
      if (locales === undefined && all().defaultHelpCenter().locales.length > 1) throw noLocales();
      const wanted = locales ?? pending;
      const others = wanted.filter((locale) => !pending.includes(locale));
      if (others.length > 0) throw notPending(others);
      return put({ ...settled(old, {}, true), contents: writer.published(old, wanted) });
    },
    deleteArticle,
    deleteArticleContent(id, locale) {
      const old = existingArticle(id);
      const [first, ...others] = old.contents;
      if (first.locale === locale) {
        deleteArticle(id);
        return;
      }
      all().dropArticleVersions(id, locale);
      const contents = [first, ...others.filter((content) => content.locale !== locale)] as const;
      put({ ...settled(old, {}, true), contents: [...contents] }, AT_ONCE);
    },
    replaceArticle: (article) => void put(article, AT_ONCE),
    detachArticles(collectionId) {
      for (const article of [...articles.values()]) {
        if (article.parent_id === collectionId) put({ ...article, parent_id: null }, AT_ONCE);
      }
    },
    helpCenterOf({ parent_id }) {
      if (parent_id === null) return all().defaultHelpCenter();
      return all().existingHelpCenter(all().existingCollection(parent_id).help_center_id);
    },
  };
}
