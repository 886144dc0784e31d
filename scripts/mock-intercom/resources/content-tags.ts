import { textOf } from "../body.ts";
import { ApiError } from "../errors.ts";
import type { Piece } from "../records/content.ts";
import type { AppliedTag } from "../records/tag.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { appliedTagJson, tagJson } from "./tag-json.ts";

/** One kind of content, and how what changes no text is written. */
interface Kind {
  path: string;
  /** As error codes have it, and the path's parameter. */
  name: string;
  find(workspace: Workspace, id: string): Piece | undefined;
  replace(workspace: Workspace, id: string, tags: readonly AppliedTag[]): void;
}

/** Tags on articles, internal articles and content snippets. */
export const contentTagRoutes: readonly Route[] = [
  ...routesOf({
    path: "/articles",
    name: "article",
    find: (workspace, id) => workspace.articles.get(id),
    replace(workspace, id, tags) {
      workspace.replaceArticle({ ...workspace.existingArticle(id), tags });
    },
  }),
  ...routesOf({
    path: "/internal_articles",
    name: "internal_article",
    find: (workspace, id) => workspace.internalArticles.get(id),
    replace(workspace, id, tags) {
      workspace.replaceInternalArticle({ ...workspace.existingInternalArticle(id), tags });
    },
  }),
  ...routesOf({
    path: "/content_snippets",
    name: "content_snippet",
    find: (workspace, id) => workspace.contentSnippets.get(id),
    replace(workspace, id, tags) {
      workspace.replaceContentSnippet({ ...workspace.existingContentSnippet(id), tags });
    },
  }),
];

/** A tag that is put on again stays as it was put on first. */
export const withTag = (tags: readonly AppliedTag[], added: AppliedTag): readonly AppliedTag[] =>
  tags.some(({ id }) => id === added.id) ? tags : [...tags, added];

function routesOf({ path, name, find, replace }: Kind): Route[] {
  const existing = (workspace: Workspace, id: string): Piece => {
    const piece = find(workspace, id);
    if (piece === undefined) throw notFound(name);
    return piece;
  };
  return [
    {
      call: `POST ${path}/{${name}_id}/tags`,
      handle: (request, workspace) => {
        const piece = existing(workspace, param(request, `${name}_id`));
        const body = objectBody(request);
        const tagId = textOf(body, "id") ?? "";
        const adminId = textOf(body, "admin_id");
        return () => {
          if (!workspace.tags.has(tagId)) throw notFound("tag");
          const admin = adminId === undefined ? undefined : workspace.adminAuthor(adminId).id;
          const added = workspace.appliedTag(tagId, undefined, admin);
          const tags = withTag(piece.tags, added);
          replace(workspace, piece.id, tags);
          const shown = tags.find(({ id }) => id === tagId) ?? added;
          return ok(appliedTagJson(shown, workspace));
        };
      },
    },
    {
      call: `DELETE ${path}/{${name}_id}/tags/{id}`,
      handle: (request, workspace) => {
        const piece = existing(workspace, param(request, `${name}_id`));
        return () => {
          const tag = workspace.tags.get(param(request, "id"));
          const left = piece.tags.filter(({ id }) => id !== tag?.id);
          if (tag === undefined || left.length === piece.tags.length) throw notFound("tag");
          replace(workspace, piece.id, left);
          return ok({ ...tagJson(tag), applied_at: null, applied_by: null });
        };
      },
    },
  ];
}

/** Codes and messages of the description's examples: `internal_article_not_found` and so on. */
function notFound(name: string): ApiError {
  const words = name.replace("_", " ");
  const message = `${words.charAt(0).toUpperCase()}${words.slice(1)} not found`;
  return new ApiError(404, `${name}_not_found`, message);
}
