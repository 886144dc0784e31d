/** Starts a script host, runs one call, prints the host's process id, and ends with the host still open. */
import { startScriptHost } from "../../../scripts/platform/script-host/script-host.ts";

const [source = "", call = ""] = process.argv.slice(2);
const host = await startScriptHost(source);
await host.run(JSON.parse(call), () => new Promise(() => {}));
process.stdout.write(String(host.pid), () => process.exit(0));
