import { action } from "../../scripts/language/action.ts";

export const ListArticles = action("GET /articles");
export const CreateArticle = action("POST /articles");
export const SearchArticles = action("GET /articles/search");
export const GetArticle = action("GET /articles/{article_id}");
export const UpdateArticle = action("PUT /articles/{article_id}");
export const DeleteArticle = action("DELETE /articles/{article_id}");
export const GetArticleDraft = action("GET /articles/{id}/draft");
export const SaveArticleDraft = action("PUT /articles/{id}/draft");
export const PublishArticleDraft = action("POST /articles/{id}/draft/publish");
export const AddTagToArticle = action("POST /articles/{article_id}/tags");
export const RemoveTagFromArticle = action("DELETE /articles/{article_id}/tags/{id}");
export const ListArticleVersions = action("GET /articles/{article_id}/versions");
export const GetArticleVersion = action("GET /articles/{article_id}/versions/{id}");
