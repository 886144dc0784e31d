import { ApiError } from "../errors.ts";
import type { Macro } from "../records/macro.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface MacroFields {
  name: string;
  /** HTML, may hold placeholders: `{{user.name | fallback: 'there'}}`. */
  body: string;
  /** Default: none, so that everyone sees it. */
  visible_to_team_ids?: readonly string[];
  /** Default: both. */
  available_on?: Macro["available_on"];
}

/** The API only reads macros: teammates write them. */
export interface MacroState {
  createMacro(macro: MacroFields, options?: WriteOptions): Macro;
  /** @throws {ApiError} 404 */
  updateMacro(id: string, patch: Partial<MacroFields>, options?: WriteOptions): Macro;
  /** @throws {ApiError} 404 */
  deleteMacro(id: string): Macro;
  /** Those that the token's admin may see. */
  visibleMacros(): Macro[];
  /** The same as lists show them, which is late. */
  listedMacros(): Macro[];
  /** @throws {ApiError} 404, too, for one that the token's admin may not see */
  visibleMacro(id: string): Macro;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "teamsOf">;

export function macroState(base: Base, all: () => Needs): MacroState {
  const { storage, numericId, stamp } = base;
  const macros = storage.map<Macro>("macros");
  const list = base.lateList("macro", macros);
  const store = (macro: Macro, options?: WriteOptions) => {
    macros.set(macro.id, macro);
    list.write(macro, options);
    return macro;
  };
  const existing = (id: string) => {
    const macro = macros.get(id);
    if (macro === undefined) throw macroNotFound();
    return macro;
  };
  const isVisible = ({ visible_to_team_ids: ids }: Macro) => {
    const [{ id: admin }] = all().admins;
    return (
      ids.length === 0 ||
      all()
        .teamsOf(admin)
        .some((team) => ids.includes(String(team)))
    );
  };

  return {
    createMacro(input, options) {
      const { ms } = stamp();
      const macro: Macro = {
        visible_to_team_ids: [],
        available_on: ["inbox", "messenger"],
        ...input,
        id: numericId(),
        created_ms: ms,
        updated_ms: ms,
      };
      return store(macro, options);
    },
    updateMacro: (id, patch, options) =>
      store({ ...existing(id), ...patch, updated_ms: stamp().ms }, options),
    deleteMacro(id) {
      const macro = existing(id);
      macros.delete(id);
      list.remove(id);
      return macro;
    },
    visibleMacros: () => [...macros.values()].filter(isVisible),
    listedMacros: () => list.allSeen().filter(isVisible),
    visibleMacro(id) {
      const macro = existing(id);
      if (!isVisible(macro)) throw macroNotFound();
      return macro;
    },
  };
}

/** Message and code are those of the description's example. */
const macroNotFound = () => new ApiError(404, "not_found", "Macro not found");
