import type { Article, ArticleContent, ArticleText } from "../records/article.ts";
import {
  type ArticleChanges,
  type ArticleFields,
  afterChange,
  byLanguage,
  changedTargeting,
  changedText,
} from "./article-contents.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** What Fin may use unless a request says otherwise (the description's examples of articles). */
const AVAILABLE = {
  ai_chatbot_availability: true,
  ai_copilot_availability: true,
  ai_sales_agent_availability: true,
  audience_ids: [],
};

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "admins" | "articleVersion" | "defaultHelpCenter" | "saveArticleVersion"
>;

/** Writes the contents of articles, with a version for each text. */
export function articleWriter({ numericId, stamp }: Base, all: () => Needs) {
  /** Whatever a request does is done in the name of the one whom the token belongs to. */
  const me = () => Number(all().admins[0].id);

  const create = (
    article_id: string,
    locale: string,
    fields: ArticleFields,
    { main, later }: { main: Pick<ArticleText, "title" | "author_id">; later: boolean },
  ): ArticleContent => {
    const { title, author_id } = main;
    const blank = { title, description: "", body: "", body_markdown: "", author_id };
    const text = changedText(blank, fields) ?? blank;
    const version = all().saveArticleVersion(text, { article_id, locale, from: undefined });
    return {
      id: numericId(),
      locale,
      state: later ? "draft" : (fields.state ?? "draft"),
      version: version.id,
      draft: null,
      ...changedTargeting(AVAILABLE, fields),
      created_at: stamp().seconds,
      updated_at: stamp().seconds,
      created_by_id: me(),
      updated_by_id: me(),
    };
  };

  /** Keeps what a change makes of the latest text; undefined where it leaves the text alone. */
  const save = (article_id: string, content: ArticleContent, fields: ArticleFields) => {
    const from = all().articleVersion(article_id, content.draft ?? content.version);
    const text = changedText(from, fields);
    if (text === undefined) return undefined;
    const { locale } = content;
    return all().saveArticleVersion(text, { article_id, locale, from }).id;
  };

  return {
    /**
     * The contents after a change.
     * @param main what a new language takes where nothing else is given
     */
    changed(
      articleId: string,
      contents: readonly ArticleContent[],
      changes: ArticleChanges,
      main: Pick<ArticleText, "title" | "author_id">,
    ): Article["contents"] {
      const later = typeof changes.scheduled_publish_at === "number";
      const made = new Map(contents.map((content) => [content.locale, content]));
      const [mainLocale] = all().defaultHelpCenter().locales;
      for (const [locale, fields] of byLanguage(changes, all().defaultHelpCenter().locales)) {
        const old = made.get(locale);
        if (old !== undefined) {
          const saved = save(articleId, old, fields);
          made.set(locale, {
            ...old,
            ...afterChange(old, saved, { state: fields.state, later }),
            ...changedTargeting(old, fields),
            updated_at: stamp().seconds,
            updated_by_id: me(),
          });
        } else if (locale === mainLocale || changes.translations?.[locale] !== undefined) {
          made.set(locale, create(articleId, locale, fields, { main, later }));
        }
      }
      return several([...made.values()]);
    },
    /** The contents with the pending text of a change; what is no text is passed over. */
    staged(article: Article, changes: ArticleChanges): Article["contents"] {
      const fields = new Map(byLanguage(changes, all().defaultHelpCenter().locales));
      return several(
        article.contents.map((content) => {
          const changed = fields.get(content.locale);
          const saved = changed && save(article.id, content, changed);
          return saved === undefined ? content : { ...content, draft: saved };
        }),
      );
    },
    /** The contents with the pending text of some languages made visible. */
    published(article: Article, locales: readonly string[]): Article["contents"] {
      return several(
        article.contents.map((content) => {
          const { draft } = content;
          if (draft === null || !locales.includes(content.locale)) return content;
          const edited = { updated_at: stamp().seconds, updated_by_id: me() };
          return { ...content, ...edited, version: draft, draft: null };
        }),
      );
    },
  };
}

function several([first, ...others]: readonly ArticleContent[]): Article["contents"] {
  if (first === undefined) throw new Error("an article has contents");
  return [first, ...others];
}
