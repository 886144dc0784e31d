import type { JsonObject } from "../../common/json.ts";
import { textOf, wordOf } from "../body.ts";
import { ApiError, parameterNotFound } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { HelpCenter, Redirect } from "../records/help-center.ts";
import { type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import { type NewRedirect, redirectNotFound } from "../state/redirects.ts";
import type { Workspace } from "../state/state.ts";
import { addressOf } from "./article-json.ts";

const PAGE = { perPage: 50, max: 250 };

const BASE = "/help_center/help_centers/{help_center_id}/redirects";

/** Statuses, codes and messages of what is refused are those of the description's examples. */
export const redirectRoutes: readonly Route[] = [
  {
    call: `GET ${BASE}`,
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const helpCenter = helpCenterOf(request, workspace);
      return () => {
        const redirects = [...workspace.redirects.values()]
          .filter(({ help_center_id }) => help_center_id === helpCenter.id)
          .sort((a, b) => b.updated_ms - a.updated_ms || Number(b.id) - Number(a.id));
        const { items, total, pages } = numberedPage(redirects, place);
        return ok({ type: "list", data: items.map(redirectJson), total_count: total, pages });
      };
    },
  },
  {
    call: `POST ${BASE}`,
    handle: (request, workspace) => {
      const redirect = readRedirect(objectBody(request), helpCenterOf(request, workspace));
      return () => ok(redirectJson(workspace.createRedirect(redirect)));
    },
  },
  {
    call: `GET ${BASE}/{id}`,
    handle: (request, workspace) => () => {
      const { id } = helpCenterOf(request, workspace);
      return ok(redirectJson(workspace.existingRedirect(id, param(request, "id"))));
    },
  },
  {
    call: `DELETE ${BASE}/{id}`,
    handle: (request, workspace) => () => {
      const id = param(request, "id");
      workspace.deleteRedirect(helpCenterOf(request, workspace).id, id);
      return ok({ id, object: "help_center_redirect", deleted: true });
    },
  },
];

function helpCenterOf(request: ApiRequest, workspace: Workspace): HelpCenter {
  const id = param(request, "help_center_id");
  const found = workspace.helpCenters.find((helpCenter) => helpCenter.id === id);
  if (found === undefined) throw redirectNotFound();
  return found;
}

function readRedirect(body: JsonObject, helpCenter: HelpCenter): NewRedirect {
  const wanted = (name: string): string => {
    const text = textOf(body, name);
    if (text === undefined || text === "") throw parameterNotFound(`${name} is required`);
    return text;
  };
  const from_url = wanted("from_url");
  const locale = wanted("locale");
  const refusal = "target_type must be 'article' or 'collection'";
  const target_type = wordOf(body, "target_type", ["article", "collection"], refusal);
  if (target_type === undefined) throw parameterNotFound("target_type is required");
  const target_id = wanted("target_id");
  if (!from_url.startsWith(`${addressOf(helpCenter)}/`) || !URL.canParse(from_url)) {
    const message = "from_url must be an absolute URL within this help center's URL space";
    throw new ApiError(422, "data_invalid", message);
  }
  return { help_center_id: helpCenter.id, from_url, locale, target_type, target_id };
}

function redirectJson({ updated_ms: _, ...redirect }: Redirect) {
  return { type: "help_center_redirect", ...redirect };
}
