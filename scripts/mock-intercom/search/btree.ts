import { createRequire } from "node:module";

type Module = typeof import("sorted-btree", { with: { "resolution-mode": "require" }});

/**
 * sorted-btree is CommonJS with an `exports.default`, which Node, esbuild and Vitest each import in
 * another way; `require` gives the same everywhere. The cast is to the package's own types.
 */
export const { default: BTree } = createRequire(import.meta.url)("sorted-btree") as Module;

export type BTree<K, V> = InstanceType<typeof BTree<K, V>>;
