/**
 * Objects whose keys come from files and answers of others: `__proto__` and `constructor` are names
 * like any other there, and reach nothing that objects share.
 */

/** Sets an object's own property, whatever its name. */
export function put<T>(object: Record<string, T>, key: string, value: T): void {
  // The one name that plain assignment does not make a property of.
  if (key !== "__proto__") object[key] = value;
  else {
    Object.defineProperty(object, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

/** An object's own property; undefined where it has none of that name. */
export function own<T>(object: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
