/**
 * The members that have a value: what is undefined is left out, name and all, so that spreading the
 * result leaves absent what is absent (under `exactOptionalPropertyTypes` an optional member may be
 * absent, not undefined). Null is a value. The order of the members stays.
 *
 * A type argument says which members there may be, and checks their names and types.
 * @example
 * const request = { method, url, ...defined({ body, timeout }) };
 * const patch = defined<ContactPatch>({ name: textOf(body, "name"), email: textOf(body, "email") });
 */
export function defined<T extends object>(
  members: {
    [K in keyof T]: T[K] | undefined;
  },
): Partial<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  // The one unchecked cast: `Object.entries` forgets the names, and nothing else was taken away.
  return Object.fromEntries(entries) as Partial<T>;
}
