/** A place of a path: what follows it, and what lies at it. */
interface Place<T> {
  readonly literal: Map<string, Place<T>>;
  parameter: Place<T> | undefined;
  /** By method: what was added, with the names of its parameters. */
  readonly added: Map<string, { readonly value: T; readonly names: readonly string[] }>;
}

export interface Router<T> {
  /** @param call `GET /tags/{tag_id}` */
  add(call: string, value: T): void;
  /**
   * What was added for a method and a path; a literal part wins over a parameter.
   * @param path as sent; parameters are decoded, and a slash at the end means nothing
   */
  find(
    method: string,
    path: string,
  ): { value: T; params: Readonly<Record<string, string>> } | undefined;
}

/** Finds what was added for a path, however much was. */
export function createRouter<T>(): Router<T> {
  const top = place<T>();
  return {
    add(call, value) {
      const [method = "", path = ""] = call.split(" ");
      const names: string[] = [];
      let at = top;
      for (const part of path.split("/").slice(1)) {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) {
          const next = at.literal.get(part) ?? place<T>();
          at.literal.set(part, next);
          at = next;
        } else {
          names.push(name);
          at.parameter ??= place<T>();
          at = at.parameter;
        }
      }
      at.added.set(method, { value, names });
    },

    find(method, path) {
      const parts = decoded(path);
      if (parts === undefined) return undefined;
      const values: string[] = [];
      const search = (at: Place<T>, index: number): Found<T> | undefined => {
        const part = parts[index];
        if (part === undefined) return at.added.get(method);
        const literal = at.literal.get(part);
        const found = literal && search(literal, index + 1);
        if (found !== undefined || at.parameter === undefined || part === "") return found;
        values.push(part);
        const below = search(at.parameter, index + 1);
        if (below === undefined) values.pop();
        return below;
      };
      const found = search(top, 0);
      if (found === undefined) return undefined;
      const params: Record<string, string> = {};
      found.names.forEach((name, index) => {
        params[name] = values[index] ?? "";
      });
      return { value: found.value, params };
    },
  };
}

type Found<T> = { readonly value: T; readonly names: readonly string[] };

function place<T>(): Place<T> {
  return { literal: new Map(), parameter: undefined, added: new Map() };
}

/** The parts of a path; undefined where it cannot be decoded. */
function decoded(path: string): string[] | undefined {
  const parts = path.split("/").slice(1);
  if (parts.length > 1 && parts.at(-1) === "") parts.pop();
  if (!path.includes("%")) return parts;
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
