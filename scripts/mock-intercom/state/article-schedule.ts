import { parameterInvalid } from "../errors.ts";
import type { Article, ArticleContent } from "../records/article.ts";
import { createAlarm } from "./alarm.ts";
import type { ArticleChanges } from "./article-contents.ts";
import type { Base } from "./base.ts";

type Schedule = Pick<Article, "scheduled_publish_at" | "scheduled_unpublish_at">;

/**
 * What is planned after a change; there is one plan at most (the description of the two fields).
 * @param ms now
 * @param published whether the article is, after the change
 * @throws {ApiError} 400
 */
export function planned(
  old: Schedule,
  changes: ArticleChanges,
  { ms, published }: { ms: number; published: boolean },
): Schedule {
  const { scheduled_publish_at: publish, scheduled_unpublish_at: unpublish, state } = changes;
  for (const name of ["scheduled_publish_at", "scheduled_unpublish_at"] as const) {
    const time = changes[name];
    if (typeof time === "number" && time * 1000 <= ms) {
      throw parameterInvalid(`${name} must be in the future`, name);
    }
  }
  if (typeof publish === "number" && typeof unpublish === "number") {
    throw parameterInvalid(
      "Only one of scheduled_publish_at and scheduled_unpublish_at can be set",
    );
  }
  if (typeof publish === "number" && state === "draft") {
    throw parameterInvalid(
      "scheduled_publish_at cannot be set with state draft",
      "scheduled_publish_at",
    );
  }
  if (typeof unpublish === "number" && !published) {
    throw parameterInvalid("The article has never been published", "scheduled_unpublish_at");
  }
  if (typeof publish === "number") {
    return { scheduled_publish_at: publish, scheduled_unpublish_at: null };
  }
  if (typeof unpublish === "number") {
    return { scheduled_publish_at: null, scheduled_unpublish_at: unpublish };
  }
  return {
    scheduled_publish_at:
      publish === null || state === "published" ? null : old.scheduled_publish_at,
    scheduled_unpublish_at:
      unpublish === null || state === "draft" ? null : old.scheduled_unpublish_at,
  };
}

/** Publishes and hides articles, in all their languages, when the mock's clock says so. */
export function articleSchedule(
  { clock, storage, stamp, emit }: Base,
  { articles, store }: { articles: ReadonlyMap<string, Article>; store(article: Article): void },
) {
  /** Ids, with the times in unix seconds. */
  const waiting = new Map<string, number>();

  const carryOut = (article: Article, at: number) => {
    const publishes = article.scheduled_publish_at !== null;
    const [first, ...others] = article.contents;
    const changed = (content: ArticleContent): ArticleContent => ({
      ...content,
      state: publishes ? "published" : "draft",
      version: content.draft ?? content.version,
      draft: null,
      updated_at: at,
    });
    const made: Article = {
      ...article,
      contents: [changed(first), ...others.map(changed)],
      scheduled_publish_at: null,
      scheduled_unpublish_at: null,
      updated_at: at,
      updated_ms: at * 1000,
    };
    store(made);
    // It happens without a request, which is why the notification is posted here.
    const topic = publishes ? "article.published" : "article.unpublished";
    emit(topic, { article: made });
  };
  const setAlarm = createAlarm(clock, {
    next: () => (waiting.size === 0 ? undefined : Math.min(...waiting.values()) * 1000),
    ring() {
      const due = [...waiting].filter(([, at]) => at <= stamp().seconds);
      for (const [id, at] of due.sort(([, a], [, b]) => a - b)) {
        waiting.delete(id);
        const article = articles.get(id);
        if (article !== undefined) carryOut(article, at);
      }
    },
  });

  const note = ({ id, scheduled_publish_at, scheduled_unpublish_at }: Article) => {
    const at = scheduled_publish_at ?? scheduled_unpublish_at;
    if (at === null) waiting.delete(id);
    else waiting.set(id, at);
  };
  storage.derive(() => {
    waiting.clear();
    for (const article of articles.values()) note(article);
    setAlarm();
  });

  return {
    /** Keeps in mind that an article has a plan, or none any more. */
    note(article: Article) {
      note(article);
      setAlarm();
    },
    forget(id: string) {
      waiting.delete(id);
      setAlarm();
    },
  };
}
