/** `npm test`: formatter and linter, types, and tests, beside each other. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { report, runBeside } from "./test/beside.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const command = new Command("npm test --")
  .description(
    "Runs formatter and linter, the type checker and the tests beside each other, each to its end. Exit codes: 0 all passed, 1 something failed.",
  )
  .argument("[arguments...]", "what Vitest is told: files, -t NAME, --sequence.shuffle")
  .allowUnknownOption()
  .parse();

const outcomes = await runBeside(
  [
    { name: "format and lint", command: "npm run --silent lint" },
    { name: "types", command: "npm run --silent typecheck" },
    {
      name: "tests",
      command: [
        process.execPath,
        join(root, "node_modules/vitest/vitest.mjs"),
        "run",
        ...command.args,
      ],
      live: true,
    },
  ],
  root,
);
console.log(report(outcomes));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
