import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Machines that run other things beside the tests are slow; no test is about wall-clock time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
