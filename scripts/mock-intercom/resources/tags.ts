import { resourceNotFound } from "../errors.ts";
import type { Tag } from "../records.ts";
import { ok, param, type Route } from "../route.ts";

export const tagRoutes: readonly Route[] = [
  {
    call: "GET /tags",
    handle: (_, workspace) => () =>
      ok({ type: "list", data: [...workspace.tags.values()].map(tagJson) }),
  },
  {
    call: "GET /tags/{tag_id}",
    handle: (request, workspace) => () => {
      const tag = workspace.tags.get(param(request, "tag_id"));
      if (tag === undefined) throw resourceNotFound();
      return ok(tagJson(tag));
    },
  },
];

const tagJson = ({ id, name }: Tag) => ({ type: "tag", id, name });
