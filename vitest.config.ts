import { defineConfig } from "vitest/config";
import { skippedReporter } from "./test/skipped-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Files share their worker's modules, which saves loading them 150 times. What one file leaves
    // behind for the next is a fault to mend where it lives: `--sequence.shuffle` finds it.
    isolate: false,
    // Vitest keeps a core free, which is half of what small machines have.
    maxWorkers: "100%",
    reporters: ["default", skippedReporter()],
    // Machines that run other things beside the tests are slow; no test is about wall-clock time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
