/** When readers see an article, and where: Intercom's one operation, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import { explain } from "./article-fields.ts";

const update = "PUT /articles/{article_id}";

export const PublishArticle = action(update, {
  path: "/articles/{article_id}/publish",
  summary: "Publish an article",
  description:
    "Makes an article visible to readers, in its main language. Unpublish an article undoes it.",
  fixed: { state: "published" },
  only: [],
  explain,
});

export const UnpublishArticle = action(update, {
  path: "/articles/{article_id}/unpublish",
  summary: "Unpublish an article",
  description: "Hides an article from readers; it is a draft then. Publish an article undoes it.",
  fixed: { state: "draft" },
  only: [],
  explain,
});

export const ScheduleArticlePublication = action(update, {
  path: "/articles/{article_id}/schedule-publication",
  summary: "Schedule the publication of an article",
  description:
    "Plans when an article becomes visible to readers, in place of a time planned before.",
  only: ["scheduled_publish_at"],
  parameters: {
    scheduled_publish_at: {
      title: "Publish At",
      description: "When readers can see it, in the future.",
      required: true,
    },
  },
  explain,
});

export const ScheduleArticleUnpublication = action(update, {
  path: "/articles/{article_id}/schedule-unpublication",
  summary: "Schedule the unpublication of an article",
  description: "Plans when an article is hidden from readers, in place of a time planned before.",
  only: ["scheduled_unpublish_at"],
  parameters: {
    scheduled_unpublish_at: {
      title: "Unpublish At",
      description: "When readers no longer see it, in the future.",
      required: true,
    },
  },
  explain,
});

export const MoveArticleToCollection = action(update, {
  path: "/articles/{article_id}/collection",
  summary: "Move an article to a collection",
  description: "Puts an article into a collection, in place of the one that it is in.",
  fixed: { parent_type: "collection" },
  only: ["parent_id"],
  parameters: {
    parent_id: {
      title: "Collection",
      description: "The collection to move it to.",
      required: true,
    },
  },
  explain,
});
