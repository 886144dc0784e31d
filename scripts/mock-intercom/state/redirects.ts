import { ApiError } from "../errors.ts";
import type { Redirect } from "../records/help-center.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewRedirect = Pick<
  Redirect,
  "help_center_id" | "from_url" | "locale" | "target_type" | "target_id"
>;

export interface RedirectState {
  readonly redirects: ReadonlyMap<string, Redirect>;
  /**
   * @throws {ApiError} 404 for a target that the help center does not have, 409 for an address that
   *   is redirected already
   */
  createRedirect(redirect: NewRedirect): Redirect;
  /** @throws {ApiError} 404 */
  deleteRedirect(helpCenterId: string, id: string): void;
  /** @throws {ApiError} 404 where the help center has no such redirect */
  existingRedirect(helpCenterId: string, id: string): Redirect;
  /** For what is being deleted. */
  dropRedirectsTo(type: Redirect["target_type"], targetId: string): void;
}

/** With a small f here, unlike elsewhere (the description's examples of redirects). */
export const redirectNotFound = () => new ApiError(404, "not_found", "Resource not found");

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "articles" | "collections" | "helpCenterOf">;

export function redirectState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): RedirectState {
  const redirects = storage.map<Redirect>("help center redirects");
  const existingRedirect = (helpCenterId: string, id: string) => {
    const found = redirects.get(id);
    if (found?.help_center_id !== helpCenterId) throw redirectNotFound();
    return found;
  };

  /** The languages of a target, the main one first; none where the help center does not have it. */
  const localesOf = ({ target_type, target_id, help_center_id }: NewRedirect): string[] => {
    const { articles, collections, helpCenterOf } = all();
    if (target_type === "collection") {
      const collection = collections.get(target_id);
      return collection?.help_center_id === help_center_id ? Object.keys(collection.contents) : [];
    }
    const article = articles.get(target_id);
    if (article === undefined || helpCenterOf(article).id !== help_center_id) return [];
    return article.contents.map(({ locale }) => locale);
  };

  return {
    redirects,
    createRedirect(input) {
      const locales = localesOf(input);
      const [main] = locales;
      if (main === undefined) throw redirectNotFound();
      for (const { help_center_id, from_url } of redirects.values()) {
        if (help_center_id === input.help_center_id && from_url === input.from_url) {
          throw new ApiError(409, "resource_conflict", "A redirect with that URL already exists");
        }
      }
      const { seconds, ms } = stamp();
      const made: Redirect = {
        ...input,
        id: numericId(),
        locale: locales.includes(input.locale) ? input.locale : main,
        created_at: seconds,
        updated_at: seconds,
        updated_ms: ms,
      };
      redirects.set(made.id, made);
      return made;
    },
    deleteRedirect(helpCenterId, id) {
      redirects.delete(existingRedirect(helpCenterId, id).id);
    },
    existingRedirect,
    dropRedirectsTo(type, targetId) {
      for (const { id, target_type, target_id } of [...redirects.values()]) {
        if (target_type === type && target_id === targetId) redirects.delete(id);
      }
    },
  };
}
