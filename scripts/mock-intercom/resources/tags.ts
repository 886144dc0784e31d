import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { companyNotFound, contactNotFound, parameterInvalid } from "../errors.ts";
import type { Tag } from "../records/tag.ts";
import { empty, objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { emitContactTag } from "./contact-notifications.ts";
import { tagJson } from "./tag-json.ts";

export const tagRoutes: readonly Route[] = [
  {
    call: "GET /tags",
    handle: (_, workspace) => () =>
      ok({ type: "list", data: [...workspace.tags.values()].map(tagJson) }),
  },
  {
    call: "POST /tags",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { id, name } = body;
      // Code and message as the description's example.
      if (typeof name !== "string" || name === "") {
        throw parameterInvalid("invalid tag parameters");
      }
      return () => {
        // Everybody must be there before anything happens.
        const users = contactsOf(body, workspace);
        const companies = companiesOf(body, workspace);
        const tag =
          typeof id === "string" ? workspace.renameTag(id, name) : workspace.createTag(name);
        for (const user of users) tagContact(user, tag, workspace);
        for (const company of companies) {
          if (company.tagged) workspace.tagCompany(company.id, tag.id);
          else workspace.untagCompany(company.id, tag.id);
        }
        return ok({ ...tagJson(tag), users, companies });
      };
    },
  },
  {
    call: "GET /tags/{tag_id}",
    handle: (request, workspace) => () =>
      ok(tagJson(workspace.existingTag(param(request, "tag_id")))),
  },
  {
    call: "DELETE /tags/{tag_id}",
    handle: (request, workspace) => () => {
      workspace.deleteTag(param(request, "tag_id"));
      return empty(200);
    },
  },
];

/** One entry of `users` or `companies`: by Intercom's id, and whether it is to carry the tag. */
interface Wanted {
  id: string;
  tagged: boolean;
}

const entriesOf = (list: Json | undefined): JsonObject[] =>
  Array.isArray(list) ? list.filter(isObject) : [];

function contactsOf({ users }: JsonObject, workspace: Workspace): Wanted[] {
  return entriesOf(users).map(({ id, untag }) => {
    if (typeof id !== "string") throw contactNotFound();
    return { id: workspace.liveContact(id).id, tagged: untag !== true };
  });
}

function companiesOf({ companies }: JsonObject, workspace: Workspace): Wanted[] {
  return entriesOf(companies).map(({ id, company_id, untag }) => {
    const company =
      typeof id === "string"
        ? workspace.companies.get(id)
        : typeof company_id === "string"
          ? workspace.companyWithCompanyId(company_id)
          : undefined;
    if (company === undefined) throw companyNotFound();
    return { id: company.id, tagged: untag !== true };
  });
}

function tagContact({ id, tagged }: Wanted, tag: Tag, workspace: Workspace): void {
  const { tags } = workspace.liveContact(id);
  // Whoever is as wanted already is not changed.
  if (tags.some((one) => one.id === tag.id) === tagged) return;
  if (tagged) workspace.tagContact(id, tag.id);
  else workspace.untagContact(id, tag.id);
  emitContactTag(tagged ? "created" : "deleted", workspace.liveContact(id), tag, workspace);
}
