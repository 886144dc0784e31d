import { action } from "../../scripts/language/action.ts";

export const ListInternalArticles = action("GET /internal_articles");
export const CreateInternalArticle = action("POST /internal_articles");
export const SearchInternalArticles = action("GET /internal_articles/search");
export const GetInternalArticle = action("GET /internal_articles/{internal_article_id}");
export const UpdateInternalArticle = action("PUT /internal_articles/{internal_article_id}");
export const DeleteInternalArticle = action("DELETE /internal_articles/{internal_article_id}");
export const AddTagToInternalArticle = action("POST /internal_articles/{internal_article_id}/tags");
export const RemoveTagFromInternalArticle = action(
  "DELETE /internal_articles/{internal_article_id}/tags/{id}",
);
