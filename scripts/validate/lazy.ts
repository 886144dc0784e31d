/** A function that computes its result when it is first asked, and keeps it. */
export function lazy<T>(compute: () => T): () => T {
  let done: { value: T } | undefined;
  return () => {
    done ??= { value: compute() };
    return done.value;
  };
}
