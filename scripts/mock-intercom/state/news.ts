import { parameterInvalid, resourceNotFound } from "../errors.ts";
import type { Newsfeed, NewsfeedAssignment, NewsItem } from "../records/news.ts";
import type { Base } from "./base.ts";

/** The fields of a news item that a request can set. */
export interface NewsItemFields
  extends Pick<
    NewsItem,
    "title" | "body" | "sender_id" | "state" | "labels" | "reactions" | "deliver_silently"
  > {
  /** The time of publication may be left open; it is passed over in a draft. */
  newsfeed_assignments: readonly (Pick<NewsfeedAssignment, "newsfeed_id"> &
    Partial<NewsfeedAssignment>)[];
}

export interface NewsState {
  readonly newsfeeds: readonly Newsfeed[];
  readonly newsItems: ReadonlyMap<string, NewsItem>;
  /** What a team does in Intercom itself: no request creates a newsfeed. */
  createNewsfeed(name: string): Newsfeed;
  /** @throws {ApiError} 404 */
  existingNewsfeed(id: string): Newsfeed;
  /** @throws {ApiError} 404 for a newsfeed that there is not, 400 for a publication to come */
  createNewsItem(
    fields: Pick<NewsItemFields, "title" | "sender_id"> & Partial<NewsItemFields>,
  ): NewsItem;
  /** @throws {ApiError} 404, 400 */
  updateNewsItem(id: string, fields: Partial<NewsItemFields>): NewsItem;
  /** @throws {ApiError} 404 */
  deleteNewsItem(id: string): void;
  /** @throws {ApiError} 404 */
  existingNewsItem(id: string): NewsItem;
}

/** Without reactions given, the description's examples show as many empty places as there can be. */
const NO_REACTIONS = [null, null, null, null];

export function newsState({ storage, facts, random, numericId, stamp }: Base): NewsState {
  const first = random("newsfeeds").integer(10_000, 90_000);
  const newsfeeds = storage.list<Newsfeed>(
    "newsfeeds",
    ["User Feed", "Visitor Feed"].map((name, place) => ({
      id: String(first + place),
      name,
      created_at: facts.created_at,
      updated_at: facts.created_at,
    })),
  );
  const newsItems = storage.map<NewsItem>("news items");

  const existingNewsfeed = (id: string) => {
    const found = newsfeeds.find((newsfeed) => newsfeed.id === id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };
  const existingNewsItem = (id: string) => {
    const found = newsItems.get(id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };

  /** A news item is published in a newsfeed when it is live there for the first time. */
  const write = (old: NewsItem, fields: Partial<NewsItemFields>, now: number): NewsItem => {
    const { newsfeed_assignments, ...others } = fields;
    const merged = { ...old, ...others };
    const assigned = newsfeed_assignments ?? old.newsfeed_assignments;
    const made: NewsItem = {
      ...merged,
      labels: [...merged.labels].sort(), // as the example of creating one answers them
      updated_at: now,
      newsfeed_assignments: assigned.map(({ newsfeed_id, published_at = null }) => {
        existingNewsfeed(newsfeed_id);
        if (merged.state === "draft") return { newsfeed_id, published_at: null };
        if (published_at !== null && published_at > now) {
          throw parameterInvalid("published_at cannot be in the future", "published_at");
        }
        const before = old.newsfeed_assignments.find((one) => one.newsfeed_id === newsfeed_id);
        return { newsfeed_id, published_at: published_at ?? before?.published_at ?? now };
      }),
    };
    newsItems.set(made.id, made);
    return made;
  };

  return {
    newsfeeds,
    newsItems,
    createNewsfeed(name) {
      const { seconds } = stamp();
      const made = { id: numericId(), name, created_at: seconds, updated_at: seconds };
      newsfeeds.push(made);
      return made;
    },
    existingNewsfeed,
    createNewsItem({ title, sender_id, ...fields }) {
      const { seconds } = stamp();
      const blank: NewsItem = {
        id: numericId(),
        created_at: seconds,
        updated_at: seconds,
        title,
        body: "",
        sender_id,
        state: "draft",
        labels: [],
        reactions: NO_REACTIONS,
        deliver_silently: false,
        newsfeed_assignments: [],
      };
      return write(blank, fields, seconds);
    },
    updateNewsItem: (id, fields) => write(existingNewsItem(id), fields, stamp().seconds),
    deleteNewsItem: (id) => void newsItems.delete(existingNewsItem(id).id),
    existingNewsItem,
  };
}
