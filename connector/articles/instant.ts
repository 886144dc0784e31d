/** Triggers on articles that start at once. */
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds } from "../instant.ts";
import { WhenArticleChanged } from "./triggers.ts";

export const WhenSomethingHappensToArticleAtOnce = webhookTrigger({
  summary: "When something happens to an article (instant)",
  description:
    "Starts the flow for each article that is created, updated, published, unpublished or deleted. Of one that is deleted Intercom tells the id.",
  hint: "Change an article to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "article.created": "Created",
      "article.updated": "Updated",
      "article.published": "Published",
      "article.unpublished": "Unpublished",
      "article.deleted": "Deleted",
    },
    "What happens to the article.",
  ),
  fires: WhenArticleChanged.fires,
});
