import { defined } from "../../common/defined.ts";
import { isObject, type JsonObject } from "../../common/json.ts";
import { integerOf, objectOf, textOf } from "../body.ts";
import { parameterNotFound } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { Collection, GroupContent } from "../records/help-center.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { CollectionChanges } from "../state/collections.ts";
import type { Workspace } from "../state/state.ts";
import { addressOf, slug } from "./article-json.ts";

/** The description gives no largest page; other lists stop at 150. */
const PAGE = { perPage: 20, max: 150 };

export const collectionRoutes: readonly Route[] = [
  {
    call: "GET /help_center/collections",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const collections = [...workspace.collections.values()].sort(
          (a, b) => b.updated_ms - a.updated_ms || Number(b.id) - Number(a.id),
        );
        const { items, total, pages } = numberedPage(collections, place);
        const data = items.map((collection) => collectionJson(collection, workspace));
        return ok({ type: "list", data, total_count: total, pages });
      };
    },
  },
  {
    call: "POST /help_center/collections",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const name = textOf(body, "name");
      const help_center_id = integerOf(body, "help_center_id")?.toString() ?? null;
      // Code and message of the description's example.
      if (name === undefined || name === "") {
        throw parameterNotFound("Name is a required parameter.");
      }
      return () => {
        const fields = { ...readFields(body), name, help_center_id };
        const made = workspace.createCollection(fields);
        return ok(collectionJson(made, workspace));
      };
    },
  },
  {
    call: "GET /help_center/collections/{collection_id}",
    handle: (request, workspace) => () => {
      const collection = workspace.existingCollection(param(request, "collection_id"));
      return ok(collectionJson(collection, workspace));
    },
  },
  {
    call: "PUT /help_center/collections/{collection_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingCollection(param(request, "collection_id"));
      const fields = readFields(objectBody(request));
      return () => ok(collectionJson(workspace.updateCollection(id, fields), workspace));
    },
  },
  {
    call: "DELETE /help_center/collections/{collection_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "collection_id");
      workspace.deleteCollection(id);
      return ok({ id, object: "collection", deleted: true });
    },
  },
];

function readFields(body: JsonObject): CollectionChanges {
  const translations = Object.entries(objectOf(body, "translated_content") ?? {}).flatMap(
    ([locale, content]) => (isObject(content) ? [[locale, readContent(content)]] : []),
  );
  return {
    ...readContent(body),
    ...(body.parent_id === null
      ? { parent_id: null }
      : defined<CollectionChanges>({ parent_id: textOf(body, "parent_id") })),
    translations: Object.fromEntries(translations),
  };
}

const readContent = (body: JsonObject): Partial<GroupContent> =>
  defined<GroupContent>({ name: textOf(body, "name"), description: textOf(body, "description") });

function collectionJson(collection: Collection, workspace: Workspace) {
  const { id, parent_id, contents } = collection;
  const helpCenter = workspace.existingHelpCenter(collection.help_center_id);
  const [main, ...others] = helpCenter.locales;
  const { name = "", description = "" } = contents[main] ?? {};
  const address = `${addressOf(helpCenter)}/${main}/collections/${id}-${slug(name)}`;
  return {
    id,
    workspace_id: workspace.id,
    name,
    description,
    created_at: collection.created_at,
    updated_at: collection.updated_at,
    url: helpCenter.website_turned_on ? address : null,
    icon: collection.icon,
    order: collection.order,
    parent_id,
    // Only a collection at the top is in one directly (the description's example of the list).
    help_center_id: parent_id === null ? Number(helpCenter.id) : null,
    ...(others.length > 0 && {
      default_locale: main,
      translated_content: {
        type: "group_translated_content",
        ...Object.fromEntries(
          Object.entries(contents).map(([locale, content]) => [
            locale,
            { type: "group_content", ...content },
          ]),
        ),
      },
    }),
  };
}
