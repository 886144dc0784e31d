import { defined } from "../../common/defined.ts";
import { isObject, type JsonObject } from "../../common/json.ts";
import { idOf, objectOf, textOf, wordOf } from "../body.ts";
import { parameterInvalid } from "../errors.ts";
import type { ArticleChanges, ArticleFields } from "../state/article-contents.ts";
import type { Workspace } from "../state/state.ts";
import { readBodies, readTargeting, readTeammate } from "./content-request.ts";

/** @throws {ApiError} 400; 404 for audiences that there are not */
export function readArticle(body: JsonObject, workspace: Workspace): ArticleChanges {
  wordOf(body, "parent_type", ["collection", "section"]);
  const translations = Object.entries(objectOf(body, "translated_content") ?? {}).flatMap(
    ([locale, fields]) => (isObject(fields) ? [[locale, readFields(fields, workspace)]] : []),
  );
  return {
    ...readFields(body, workspace),
    ...defined<ArticleChanges>({
      parent_id: idOf(body, "parent_id"),
      scheduled_publish_at: readTime(body, "scheduled_publish_at"),
      scheduled_unpublish_at: readTime(body, "scheduled_unpublish_at"),
    }),
    translations: Object.fromEntries(translations),
  };
}

function readFields(body: JsonObject, workspace: Workspace): ArticleFields {
  return {
    ...defined<ArticleFields>({
      title: textOf(body, "title"),
      description: textOf(body, "description"),
      author_id: readTeammate(body, "author_id", workspace),
      state: wordOf(body, "state", ["draft", "published"]),
    }),
    ...readBodies(body),
    ...readTargeting(body, workspace),
  };
}

/** With the time zone: without one it would be that of the machine. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/i;

/** Unix seconds; null calls off what is planned. */
function readTime(body: JsonObject, name: string): number | null | undefined {
  if (body[name] === null) return null;
  const text = textOf(body, name);
  if (text === undefined) return undefined;
  const seconds = ISO_TIME.test(text) ? Math.floor(Date.parse(text) / 1000) : Number.NaN;
  if (Number.isNaN(seconds)) throw parameterInvalid(`${name} must be a time in ISO 8601`, name);
  return seconds;
}
