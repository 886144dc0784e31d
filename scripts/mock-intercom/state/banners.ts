import { resourceNotFound } from "../errors.ts";
import type { Banner, BannerView } from "../records/banner.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewBanner {
  title?: string | null;
  /** HTML. */
  body?: string | null;
  show_dismiss_button?: boolean;
}

export interface BannerState {
  readonly banners: ReadonlyMap<string, Banner>;
  /** Only here: the API cannot make banners. They are meant for every contact. */
  createBanner(banner: NewBanner): Banner;
  /** What a contact has not dismissed; it counts as shown from now on. @throws {ApiError} 404 */
  showBanners(contactId: string): { banner: Banner; view: BannerView }[];
  /** Doing it twice does no harm. @throws {ApiError} 404 */
  dismissBanner(contactId: string, viewId: string): void;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "liveContact">;

export function bannerState({ storage, numericId, stamp }: Base, all: () => Needs): BannerState {
  const banners = storage.map<Banner>("banners");
  const views = storage.map<BannerView>("banner views");
  const keyOf = (contactId: string, banner: Banner) => `${contactId} ${banner.id}`;
  return {
    banners,
    createBanner({ title = null, body = null, show_dismiss_button = true }) {
      const id = numericId();
      const look = { style: "inline", position: "top", show_dismiss_button };
      const banner = { id, title, body, ...look };
      banners.set(id, banner);
      return banner;
    },
    showBanners(contactId) {
      const { id } = all().liveContact(contactId);
      return [...banners.values()].flatMap((banner) => {
        const key = keyOf(id, banner);
        let view = views.get(key);
        if (view === undefined) {
          const created_at = stamp().seconds;
          view = { id: numericId(), created_at, dismissed: false };
          views.set(key, view);
        }
        return view.dismissed ? [] : [{ banner, view }];
      });
    },
    dismissBanner(contactId, viewId) {
      const { id } = all().liveContact(contactId);
      for (const banner of banners.values()) {
        const key = keyOf(id, banner);
        const view = views.get(key);
        if (view?.id !== viewId) continue;
        views.set(key, { ...view, dismissed: true });
        return;
      }
      throw resourceNotFound();
    },
  };
}
