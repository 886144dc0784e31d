import type { AppliedTag, Tag } from "../records/tag.ts";
import type { Workspace } from "../state/state.ts";

export const tagJson = ({ id, name }: Tag) => ({ type: "tag", id, name });

/** A tag as what carries it shows it. */
export function appliedTagJson({ id, applied_at, applied_by }: AppliedTag, workspace: Workspace) {
  const name = workspace.tags.get(id)?.name ?? "";
  return { type: "tag", id, name, applied_at, applied_by };
}
