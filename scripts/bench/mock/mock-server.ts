/** A process of the benchmark: the mock on a port, with a workspace of some size. */
import { createMock, seedWorkspace } from "../../mock-intercom/mock.ts";

const [port, contacts, validate] = process.argv.slice(2);

const mock = createMock({
  validate: validate === "true",
  now: 1_750_000_000,
  // Nothing is to be refused for being fast.
  rateLimit: Number.MAX_SAFE_INTEGER,
});
const began = performance.now();
seedWorkspace(mock, { contacts: Number(contacts), companies: 100, tags: 10 });
const seeding = performance.now() - began;
await mock.listen(Number(port));

/** What the benchmark asks: how long filling took (ms), the heap in use (bytes), and some contact. */
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  const all = [...mock.workspace.contacts.values()];
  const { id, email } = all[all.length >> 1] ?? {};
  process.send?.(JSON.stringify({ seeding, heapUsed, id, email }));
});
