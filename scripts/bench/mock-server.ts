/** A process of the benchmark: the mock on a port, with a workspace of some size. */
import { createMock, seedWorkspace } from "../mock-intercom/mock.ts";

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

/** What the benchmark wants to know: how long filling took (ms), and the memory in use (bytes). */
process.on("message", () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const ids = [...mock.workspace.contacts.keys()];
  process.send?.({ seeding, rss, heapUsed, contact: ids[ids.length >> 1] });
});
