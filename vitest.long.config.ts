import { defineConfig, mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** What takes too long for every run: random programs, mutations, soaks, long lists. */
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [] } },
  defineConfig({ test: { include: ["test/**/*.long.ts"] } }),
);
