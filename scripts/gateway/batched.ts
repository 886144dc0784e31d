/**
 * Does one by one what is cheaper done together: a commit costs the same for one row and for fifty.
 * What comes while a batch is under way, or within the pause before one, goes into the next.
 * @param work gives a result for each item, in their order; where it throws, all of the batch fail
 * @param pause milliseconds from the first item to the work
 *
 * @example const accept = batched((many: readonly Notification[]) => store.accept(many), { most: 200, pause: 5 });
 */
export function batched<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  { most, pause }: { most: number; pause: number },
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve(result: R): void;
    reject(reason: unknown): void;
  }
  let waiting: Waiting[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    const batch = waiting.slice(0, most);
    waiting = waiting.slice(most);
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined && index >= results.length) reject(new Error("no result came"));
        // The index is within the results, so what is there is an R, even where R has undefined.
        else resolve(result as R);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    busy = false;
    schedule();
  }

  function schedule(): void {
    if (busy || waiting.length === 0) return;
    busy = true;
    if (waiting.length >= most || pause === 0) setImmediate(() => void flush());
    else setTimeout(() => void flush(), pause);
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
