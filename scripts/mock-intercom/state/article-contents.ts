import { defined } from "../../common/defined.ts";
import { articleHtml, bothForms } from "../markdown.ts";
import type { ArticleContent, ArticleText } from "../records/article.ts";
import type { Targeting } from "../records/content.ts";

/** The fields of an article in one language that can be set; of the two texts only one. */
export interface ArticleFields extends Partial<ArticleText>, Partial<Targeting> {
  state?: ArticleContent["state"];
}

/** The fields of an article; those of its main language stand beside the other languages. */
export interface ArticleChanges extends ArticleFields {
  /** For all languages. */
  audience_ids?: readonly number[];
  /** By language; those that the help center does not have are passed over. */
  translations?: Readonly<Record<string, ArticleFields>>;
  /** Id of a collection; null to stand alone. */
  parent_id?: string | null;
  /** Unix seconds; null calls off what is planned. */
  scheduled_publish_at?: number | null;
  scheduled_unpublish_at?: number | null;
}

/** The part of the changes that has versions; undefined where there is none. */
export function changedText(old: ArticleText, fields: ArticleFields): ArticleText | undefined {
  const { title, description, author_id } = fields;
  const changed = {
    ...defined({ title, description, author_id }),
    ...bothForms(fields, articleHtml),
  };
  return Object.keys(changed).length === 0 ? undefined : { ...old, ...changed };
}

/** What takes effect at once, without a version. */
export function changedTargeting(old: Targeting, fields: Partial<Targeting>): Targeting {
  return {
    ai_chatbot_availability: fields.ai_chatbot_availability ?? old.ai_chatbot_availability,
    ai_copilot_availability: fields.ai_copilot_availability ?? old.ai_copilot_availability,
    ai_sales_agent_availability:
      fields.ai_sales_agent_availability ?? old.ai_sales_agent_availability,
    audience_ids: fields.audience_ids ?? old.audience_ids,
  };
}

/** The changes by language: the main one, which is always there, comes first. */
export function byLanguage(
  changes: ArticleChanges,
  locales: readonly [string, ...string[]],
): [string, ArticleFields][] {
  const { translations = {}, audience_ids, parent_id: _, ...main } = changes;
  const [first] = locales;
  return locales.flatMap((locale): [string, ArticleFields][] => {
    const translation = translations[locale];
    const fields = locale === first ? { ...translation, ...main } : translation;
    if (fields === undefined && audience_ids === undefined) return [];
    return [[locale, { ...fields, ...(audience_ids && { audience_ids }) }]];
  });
}

/**
 * What becomes of an article in one language when a change of its text is saved, or a state is set
 * or left as it is.
 * @param saved id of the version that the change made, if it changed the text
 * @param state as the request has it
 * @param later whether the request plans a publication instead
 */
export function afterChange(
  old: Pick<ArticleContent, "state" | "version" | "draft">,
  saved: string | undefined,
  { state, later }: { state: ArticleContent["state"] | undefined; later: boolean },
): Pick<ArticleContent, "state" | "version" | "draft"> {
  const publishes = state === "published" && !later;
  const latest = saved ?? old.draft ?? old.version;
  // A draft that was never or is no longer published has but one text.
  if (state === "draft" || (old.state === "draft" && !publishes)) {
    return { state: "draft", version: latest, draft: null };
  }
  if (publishes) return { state: "published", version: latest, draft: null };
  // An edit goes live at once unless there are pending changes or a publication is planned.
  const waits = later || old.draft !== null;
  return {
    state: "published",
    version: waits ? old.version : (saved ?? old.version),
    draft: waits ? (saved ?? old.draft) : null,
  };
}
