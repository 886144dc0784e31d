/** Starts a script host, prints what the script answers to one call, and ends with the host still open. */
import { startScriptHost } from "../../../scripts/platform/script-host/script-host.ts";

const [source = "", call = ""] = process.argv.slice(2);
const host = await startScriptHost(source);
const { body } = await host.run(JSON.parse(call), () => new Promise(() => {}));
process.stdout.write(body, () => process.exit(0));
