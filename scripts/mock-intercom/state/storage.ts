/**
 * The plain data of a mock: everything that a snapshot holds. Whoever has state asks for its
 * container here, under a name of its own; what can be worked out from other state (indexes, counts)
 * is not kept but derived again after a snapshot was taken back.
 */
export interface Storage {
  /** Records by id. They are JSON values that never change: a write replaces the record. */
  map<T>(name: string): Map<string, T>;
  /** Entries are JSON values. */
  list<T>(name: string, initial?: readonly T[]): T[];
  /** A JSON object with a fixed set of names, whose values are assigned to. */
  record<T extends object>(name: string, initial: T): T;
  /** State that has another form while the mock runs. */
  part<T>(name: string, part: { save(): T; load(saved: T): void }): void;
  /** Called after all state was taken back, in the order in which it was asked for. */
  derive(rebuild: () => void): void;
  /** A copy of everything, by name; undefined values are left out when it becomes JSON. */
  save(): SavedState;
  /**
   * What the saved state does not mention begins anew; nothing is changed where it is refused. The
   * records of the saved state become those of the mock, so nobody may change them afterwards.
   * @throws {RangeError} for state that this mock does not know, or cannot make sense of
   */
  load(saved: SavedState): void;
}

export type SavedState = Record<string, unknown>;

interface Part {
  /** A copy of all but records, which never change. */
  save(): unknown;
  /** Checks the outer form only: a snapshot is what a mock has written. Takes a copy, likewise. */
  load(saved: unknown): void;
}

export function createStorage(): Storage {
  const parts = new Map<string, Part>();
  const rebuilds: (() => void)[] = [];

  const add = (name: string, part: Part) => {
    if (parts.has(name)) throw new Error(`there already is state of the name ${name}`);
    parts.set(name, part);
  };
  const saveAll = (): SavedState =>
    Object.fromEntries([...parts].map(([name, part]) => [name, part.save()]));
  const loadAll = (saved: SavedState) => {
    for (const [name, part] of parts) part.load(saved[name]);
    for (const rebuild of rebuilds) rebuild();
  };

  return {
    map<T>(name: string) {
      const records = new Map<string, T>();
      add(name, {
        save: () => [...records],
        load(saved = []) {
          records.clear();
          for (const entry of listOf(name, saved)) {
            const [id, record] = listOf(name, entry);
            records.set(String(id), trusted<T>(record));
          }
        },
      });
      return records;
    },
    list<T>(name: string, initial: readonly T[] = []) {
      const entries = [...structuredClone(initial)];
      add(name, {
        save: () => structuredClone(entries),
        load(saved = initial) {
          entries.length = 0;
          for (const entry of structuredClone(listOf(name, saved))) entries.push(trusted<T>(entry));
        },
      });
      return entries;
    },
    record<T extends object>(name: string, initial: T) {
      const record = structuredClone(initial);
      add(name, {
        save: () => structuredClone(record),
        load(saved = initial) {
          if (typeof saved !== "object" || saved === null)
            throw new RangeError(`${name}: no record`);
          Object.assign(record, structuredClone(saved));
        },
      });
      return record;
    },
    part<T>(name: string, { save, load }: { save(): T; load(saved: T): void }) {
      add(name, {
        save: () => structuredClone(save()),
        load(saved) {
          if (saved === undefined) throw new RangeError(`the snapshot has no ${name}`);
          load(trusted<T>(structuredClone(saved)));
        },
      });
    },
    derive(rebuild) {
      rebuilds.push(rebuild);
    },
    save: () => structuredClone(saveAll()),
    load(saved) {
      const unknown = Object.keys(saved).find((name) => !parts.has(name));
      if (unknown !== undefined) throw new RangeError(`the snapshot has unknown state: ${unknown}`);
      const before = saveAll();
      try {
        loadAll(saved);
      } catch (error) {
        loadAll(before);
        throw new RangeError(`the snapshot is damaged: ${String(error)}`);
      }
    },
  };
}

function listOf(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new RangeError(`${name}: no list`);
  return value;
}

/** The unchecked cast of a restore: a mock's own snapshot holds what the mock has put there. */
const trusted = <T>(value: unknown) => value as T;
