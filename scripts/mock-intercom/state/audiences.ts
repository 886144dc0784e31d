import { resourceNotFound } from "../errors.ts";
import type { Audience } from "../records/audience.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type AudienceFields = Pick<Audience, "name" | "predicates" | "role_predicates">;

export interface AudienceState {
  readonly audiences: ReadonlyMap<string, Audience>;
  createAudience(audience: Partial<AudienceFields> & { name: string }): Audience;
  /** @throws {ApiError} 404 */
  existingAudience(id: string): Audience;
  /** @throws {ApiError} 404 */
  updateAudience(id: string, patch: Partial<AudienceFields>): Audience;
  /** Content that was meant for the audience no longer is. @throws {ApiError} 404 */
  deleteAudience(id: string): Audience;
  /** Whether a predicate of any audience reads a field of contacts. */
  audiencesUse(field: string): boolean;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "forgetAudience" | "forgetContentAudience">;

export function audienceState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): AudienceState {
  const audiences = storage.map<Audience>("audiences");
  const existing = (id: string) => {
    const audience = audiences.get(id);
    if (audience === undefined) throw resourceNotFound();
    return audience;
  };
  return {
    audiences,
    existingAudience: existing,
    createAudience({ name, predicates = [], role_predicates = [] }) {
      const { seconds } = stamp();
      const audience = {
        id: numericId(),
        name,
        predicates,
        role_predicates,
        created_at: seconds,
        updated_at: seconds,
      };
      audiences.set(audience.id, audience);
      return audience;
    },
    updateAudience(id, patch) {
      const changed = { ...existing(id), ...patch, updated_at: stamp().seconds };
      audiences.set(id, changed);
      return changed;
    },
    deleteAudience(id) {
      const audience = existing(id);
      audiences.delete(id);
      all().forgetAudience(Number(id));
      all().forgetContentAudience(Number(id));
      return audience;
    },
    audiencesUse: (field) =>
      [...audiences.values()].some(({ predicates, role_predicates }) =>
        [...predicates, ...role_predicates].some(({ attribute }) => attribute === field),
      ),
  };
}
