import { ApiError, parameterInvalid, resourceNotFound } from "../errors.ts";
import type { AppliedTag, Tag } from "../records/tag.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface TagState {
  readonly tags: ReadonlyMap<string, Tag>;
  /** Creates a tag, or finds the one of that name whatever its case. */
  createTag(name: string): Tag;
  /** @throws {ApiError} 404; 400 where another tag has the name */
  renameTag(id: string, name: string): Tag;
  /** @throws {ApiError} 404; 400 while something carries the tag or is made with it */
  deleteTag(id: string): void;
  /** @throws {ApiError} 404 */
  existingTag(id: string): Tag;
  /**
   * A tag as something carries it.
   * @param seconds when; default: now
   * @param adminId who put it on; default: the token's admin
   * @throws {ApiError} 404
   */
  appliedTag(tagId: string, seconds?: number, adminId?: string): AppliedTag;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "usesOfTag">;

export function tagState({ storage, numericId, stamp }: Base, all: () => Needs): TagState {
  const tags = storage.map<Tag>("tags");
  const existing = (id: string): Tag => {
    const tag = tags.get(id);
    if (tag === undefined) throw resourceNotFound();
    return tag;
  };
  const named = (name: string): Tag | undefined => {
    const text = name.toLowerCase();
    for (const tag of tags.values()) if (tag.name.toLowerCase() === text) return tag;
    return undefined;
  };

  return {
    tags,
    existingTag: existing,
    createTag(name) {
      const known = named(name);
      if (known !== undefined) return known;
      const tag = { id: numericId(), name };
      tags.set(tag.id, tag);
      return tag;
    },
    renameTag(id, name) {
      const old = existing(id);
      const other = named(name);
      if (other !== undefined && other.id !== id) {
        throw parameterInvalid(`There already is a tag of the name ${other.name}`, "name");
      }
      const tag = { ...old, name };
      tags.set(id, tag);
      return tag;
    },
    deleteTag(id) {
      existing(id);
      const uses = all().usesOfTag(id);
      if (uses.length > 0) throw hasDependents(uses);
      tags.delete(id);
    },
    appliedTag(tagId, seconds = stamp().seconds, adminId = all().admins[0].id) {
      existing(tagId);
      return { id: tagId, applied_at: seconds, applied_by: { type: "admin", id: adminId } };
    },
  };
}

/** Code and beginning of the message as the description's example. */
const hasDependents = (uses: readonly string[]) =>
  new ApiError(
    400,
    "tag_has_dependent_objects",
    `Unable to delete Tag with dependent objects. ${uses.join(". ")}.`,
  );
