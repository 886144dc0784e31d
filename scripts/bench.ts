import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { benchPlatform } from "./bench/platform.ts";

new Command("bench")
  .description("Measures the local Power Platform: calls a second, and what the C# host costs.")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const { callsPerSecond, hostOverhead, runtime } = await benchPlatform(
  fileURLToPath(new URL("../generated", import.meta.url)),
);
console.log(
  `Local Power Platform, TypeScript plans, mock in process: ${Math.round(callsPerSecond)} calls a second (median of 5 rounds).`,
);
console.log(
  hostOverhead === undefined
    ? "C# host: left out, since neither .NET nor Mono is installed."
    : `C# host on ${runtime}: ${hostOverhead.toFixed(2)} ms beyond the call itself (median of 500).`,
);
