import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, integersOf, objectOf, objectsOf } from "../body.ts";
import { ApiError } from "../errors.ts";
import type { Targeting } from "../records/content.ts";
import type { AppliedTag } from "../records/tag.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { type ContentItem, findItem } from "./content-items.ts";
import { withTag } from "./content-tags.ts";

const MOST_ITEMS = 1000;
const MOST_TAGS = 100;

/** Carries out an action on one item. */
type Action = (item: ContentItem) => void;

/**
 * Intercom acts after it has answered; here it is done when the answer comes. Items that there are
 * not, or that an action does not apply to, are passed over.
 */
export const contentBulkRoutes: readonly Route[] = [
  {
    call: "POST /content/bulk_actions",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const action = readAction(body, workspace);
      const wanted = objectsOf(body, "content_ids") ?? [];
      if (wanted.length === 0) throw invalid("content_ids must name something", "content_ids");
      if (wanted.length > MOST_ITEMS) {
        throw invalid(`content_ids must name at most ${MOST_ITEMS} items`, "content_ids");
      }
      return () => {
        for (const { type, id } of wanted) {
          const item = findItem(String(type), String(id), workspace);
          if (item !== undefined) action(item);
        }
        return ok({ type: "content_bulk_action", status: "queued" }, 202);
      };
    },
  },
];

/** @throws {ApiError} 422 */
function readAction(body: JsonObject, workspace: Workspace): Action {
  switch (body.action) {
    case "publish":
      return (item) => item.setState?.("published");
    case "unpublish":
      return (item) => item.setState?.("draft");
    case "delete":
      return (item) => item.remove?.();
    case "set_availability": {
      const availability = objectOf(body, "availability");
      if (availability === undefined) throw invalid("availability is required", "availability");
      const changes = defined<Partial<Targeting>>({
        ai_chatbot_availability: flagOf(availability, "ai_agent"),
        ai_copilot_availability: flagOf(availability, "copilot"),
        ai_sales_agent_availability: flagOf(availability, "sales_agent"),
      });
      return (item) => item.target?.(changes);
    }
    case "set_audience": {
      const change = readAudience(body, workspace);
      return (item) => item.target?.({ audience_ids: change(item.audience_ids ?? []) });
    }
    case "update_tags": {
      const change = readTags(body, workspace);
      return (item) => item.setTags?.(change(item.tags ?? []));
    }
    default:
      throw invalid("action is invalid", "action");
  }
}

/** What the description calls segments here are the audiences of all other requests. */
function readAudience(body: JsonObject, workspace: Workspace) {
  const audience = objectOf(body, "audience");
  if (audience === undefined) throw invalid("audience is required", "audience");
  const add = idsOf(audience, "add_segment_ids").filter((id) =>
    workspace.audiences.has(String(id)),
  );
  const remove = idsOf(audience, "remove_segment_ids");
  const removesAll = flagOf(audience, "remove_all") === true;
  return (old: readonly number[]) => [
    ...new Set([...(removesAll ? [] : old.filter((id) => !remove.includes(id))), ...add]),
  ];
}

function readTags(body: JsonObject, workspace: Workspace) {
  const tags = objectOf(body, "tags");
  if (tags === undefined) throw invalid("tags is required", "tags");
  const add = idsOf(tags, "add_tag_ids").map(String);
  const remove = idsOf(tags, "remove_tag_ids").map(String);
  const all = new Set([...add, ...remove]);
  if (all.size === 0) throw invalid("add_tag_ids or remove_tag_ids is required", "tags");
  if (all.size > MOST_TAGS) throw invalid(`At most ${MOST_TAGS} tags can be named`, "tags");
  const unknown = [...all].filter((id) => !workspace.tags.has(id));
  if (unknown.length > 0) throw invalid(`Unknown tags: ${unknown.join(", ")}`, "tags");
  return (old: readonly AppliedTag[]) =>
    add.reduce<readonly AppliedTag[]>(
      (tags, id) => withTag(tags, workspace.appliedTag(id)),
      old.filter(({ id }) => !remove.includes(id)),
    );
}

const idsOf = (body: JsonObject, name: string): number[] => integersOf(body, name) ?? [];

/** Status of all that is wrong with the action, with the one code that the description gives. */
const invalid = (message: string, field: string) =>
  new ApiError(422, "parameter_invalid", message, field);
