/**
 * Definitions that several operations have of their own and that came out the same become one, under
 * the first of their names: the size of a document is limited.
 */

/** What operations have of their own is named after them; other names are those of shapes and the contract. */
const OWN = /_(Request|Response|Item|List)$/;

const PREFIX = "#/definitions/";

/** Objects by name: what lies under `paths` or under `definitions`. */
type Named = Readonly<Record<string, unknown>>;

/** Paths and definitions of a document, each definition of operations' own once. */
export function withoutEqual(
  paths: Named,
  definitions: Named,
): { paths: Named; definitions: Named } {
  const first = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const [name, schema] of Object.entries(definitions)) {
    if (!OWN.test(name)) continue;
    const text = JSON.stringify(schema);
    const other = first.get(text);
    if (other === undefined) first.set(text, name);
    else twins.set(name, other);
  }
  if (twins.size === 0) return { paths, definitions };
  const kept = Object.fromEntries(Object.entries(definitions).filter(([name]) => !twins.has(name)));
  // Lists of what has become one may now be the same as well.
  return withoutEqual(renamedIn(paths, twins), renamedIn(kept, twins));
}

/** The same with references to twins led to the one that stays. */
function renamedIn(named: Named, twins: ReadonlyMap<string, string>): Named {
  return Object.fromEntries(
    Object.entries(named).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? renamed(value, twins) : inside(value, twins),
    ]),
  );
}

function renamed(reference: string, twins: ReadonlyMap<string, string>): string {
  const name = reference.slice(PREFIX.length);
  return `${PREFIX}${twins.get(name) ?? name}`;
}

function inside(value: unknown, twins: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => inside(item, twins));
  return typeof value === "object" && value !== null ? renamedIn({ ...value }, twins) : value;
}
