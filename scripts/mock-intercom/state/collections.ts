import { parameterInvalid, resourceNotFound } from "../errors.ts";
import type { Collection, GroupContent, HelpCenter } from "../records/help-center.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** The name and description of the main language stand beside the other languages. */
export interface CollectionChanges extends Partial<GroupContent> {
  /** By language; those that the help center does not have are passed over. */
  translations?: Readonly<Record<string, Partial<GroupContent>>>;
  /** Null for the top. */
  parent_id?: string | null;
}

export interface NewCollection extends CollectionChanges {
  name: string;
  /** Default: the default one. Where there is a parent, its own counts. */
  help_center_id?: string | null;
}

export interface CollectionState {
  readonly collections: ReadonlyMap<string, Collection>;
  /** @throws {ApiError} 404 for a parent or a help center that there is not */
  createCollection(collection: NewCollection): Collection;
  /** @throws {ApiError} 404; 400 where it would end up inside itself */
  updateCollection(id: string, changes: CollectionChanges): Collection;
  /**
   * Deletes a collection with those inside it. Their articles stand alone from then on, and nothing
   * is redirected to them any more.
   * @throws {ApiError} 404
   */
  deleteCollection(id: string): void;
  /** @throws {ApiError} 404 */
  existingCollection(id: string): Collection;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "defaultHelpCenter" | "detachArticles" | "dropRedirectsTo" | "existingHelpCenter"
>;

export function collectionState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): CollectionState {
  const collections = storage.map<Collection>("collections");
  const existingCollection = (id: string) => {
    const found = collections.get(id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };
  const inside = (id: string | null) =>
    [...collections.values()].filter(({ parent_id }) => parent_id === id);
  /** A collection with all that are inside it, at any depth. */
  const family = (id: string): string[] => [id, ...inside(id).flatMap((child) => family(child.id))];
  /** The help center of a place, which is that of the parent if there is one. */
  const helpCenterAt = (parent: string | null, otherwise: string) =>
    all().existingHelpCenter(
      parent === null ? otherwise : existingCollection(parent).help_center_id,
    );

  return {
    collections,
    createCollection(input) {
      const { parent_id = null, help_center_id } = input;
      const helpCenter = helpCenterAt(parent_id, help_center_id ?? all().defaultHelpCenter().id);
      const neighbours = inside(parent_id);
      const { seconds, ms } = stamp();
      const made: Collection = {
        id: numericId(),
        created_at: seconds,
        updated_at: seconds,
        updated_ms: ms,
        icon: "book-bookmark",
        order: Math.max(0, ...neighbours.map(({ order }) => order)) + 1,
        parent_id,
        help_center_id: helpCenter.id,
        contents: changedContents({}, input, helpCenter),
      };
      collections.set(made.id, made);
      return made;
    },
    updateCollection(id, changes) {
      const old = existingCollection(id);
      const { parent_id = old.parent_id } = changes;
      if (parent_id !== null && family(id).includes(parent_id)) {
        throw parameterInvalid("A collection cannot be inside itself", "parent_id");
      }
      const helpCenter = helpCenterAt(parent_id, old.help_center_id);
      const { seconds, ms } = stamp();
      const changed: Collection = {
        ...old,
        updated_at: seconds,
        updated_ms: ms,
        parent_id,
        help_center_id: helpCenter.id,
        contents: changedContents(old.contents, changes, helpCenter),
      };
      collections.set(id, changed);
      for (const member of family(id).slice(1)) {
        const moved = { ...existingCollection(member), help_center_id: helpCenter.id };
        collections.set(member, moved);
      }
      return changed;
    },
    deleteCollection(id) {
      existingCollection(id);
      for (const member of family(id)) {
        collections.delete(member);
        all().detachArticles(member);
        all().dropRedirectsTo("collection", member);
      }
    },
    existingCollection,
  };
}

/** What is not mentioned stays. */
function changedContents(
  old: Collection["contents"],
  { name, description, translations = {} }: CollectionChanges,
  { locales }: HelpCenter,
): Collection["contents"] {
  const contents: Record<string, GroupContent> = { ...old };
  for (const [place, locale] of locales.entries()) {
    const translation = translations[locale];
    if (place > 0 && translation === undefined) continue;
    const known = { name: "", description: "", ...old[locale], ...translation };
    contents[locale] =
      place > 0
        ? known
        : { name: name ?? known.name, description: description ?? known.description };
  }
  return contents;
}
