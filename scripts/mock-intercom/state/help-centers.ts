import { resourceNotFound } from "../errors.ts";
import type { HelpCenter } from "../records/help-center.ts";
import type { Base } from "./base.ts";

/** What a team sets in Intercom itself: no request creates or changes a help center. */
export interface NewHelpCenter {
  identifier: string;
  display_name: string;
  /** The main language first. Default: English only. */
  locales?: readonly [string, ...string[]];
  custom_domain?: string | null;
  website_turned_on?: boolean;
}

export interface HelpCenterState {
  /** The first is the default one. */
  readonly helpCenters: readonly HelpCenter[];
  createHelpCenter(helpCenter: NewHelpCenter): HelpCenter;
  /** @throws {ApiError} 404 */
  updateHelpCenter(id: string, changes: Partial<NewHelpCenter>): HelpCenter;
  /** @throws {ApiError} 404 */
  existingHelpCenter(id: string): HelpCenter;
  defaultHelpCenter(): HelpCenter;
}

export function helpCenterState({
  storage,
  facts,
  random,
  numericId,
  stamp,
}: Base): HelpCenterState {
  const helpCenters = storage.list<HelpCenter>("help centers", [
    {
      id: String(random("help centers").integer(1000, 9000)),
      created_at: facts.created_at,
      updated_at: facts.created_at,
      identifier: "example",
      display_name: `${facts.name} Help Center`,
      website_turned_on: true,
      custom_domain: null,
      default: true,
      locales: ["en"],
    },
  ]);
  const existingHelpCenter = (id: string) => {
    const found = helpCenters.find((helpCenter) => helpCenter.id === id);
    if (found === undefined) throw resourceNotFound();
    return found;
  };
  return {
    helpCenters,
    createHelpCenter(input) {
      const { seconds } = stamp();
      const made: HelpCenter = {
        id: numericId(),
        created_at: seconds,
        updated_at: seconds,
        website_turned_on: true,
        custom_domain: null,
        locales: ["en"],
        ...input,
        default: false,
      };
      helpCenters.push(made);
      return made;
    },
    updateHelpCenter(id, changes) {
      const old = existingHelpCenter(id);
      const changed = { ...old, ...changes, updated_at: stamp().seconds };
      helpCenters[helpCenters.indexOf(old)] = changed;
      return changed;
    },
    existingHelpCenter,
    defaultHelpCenter() {
      const [first] = helpCenters;
      if (first === undefined) throw new Error("a workspace has a help center");
      return first;
    },
  };
}
