/** `npm run gateway`: serves the connectors to those who cannot run them, and triggers that start at once. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { jsonLog, messageOf } from "./gateway/log.ts";
import { readSettings, SettingsError } from "./gateway/settings.ts";
import { type Started, start } from "./gateway/start.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));

const log = jsonLog((line) => console.log(line), Date.now);

/** Milliseconds between two things that happen in the mock's workspace. */
const PACE = 2000;

async function serveReal(): Promise<Started> {
  const settings = readSettings(process.env);
  const started = await start({ settings, folder: GENERATED, log });
  log.info("the gateway serves", { port: started.port, url: settings.url });
  return started;
}

/** The mock and its life, in a folder that is gone afterwards. */
async function serveMock(port: number): Promise<Started> {
  const { mockBehind, notifyGateway, TOKEN, workspaceLife } = await import("./gateway/trial.ts");
  const folder = mkdtempSync(join(tmpdir(), "gateway-"));
  const { mock, settings } = mockBehind(port, join(folder, "gateway.db"));
  const started = await start({ settings, folder: GENERATED, log, send: mock.send, local: true });
  notifyGateway(mock, started.port);
  const live = workspaceLife(mock);
  const pace = setInterval(
    () =>
      void live().then(
        (what) => log.info("in the mock's workspace", { what }),
        (error: unknown) => log.error("in the mock's workspace", { what: messageOf(error) }),
      ),
    PACE,
  );
  console.log(
    `A gateway with the mock behind it, in which something happens every ${PACE / 1000} seconds.\n` +
      "In another terminal, a flow that starts at once:\n\n" +
      `  npm run try -- WhenContactRepliedAtOnce --url http://127.0.0.1:${started.port} --token ${TOKEN}\n\n` +
      "What operators look at, such as /metrics, /failing and /checks:\n\n" +
      `  curl -H "Authorization: Bearer ${settings.adminKey}" http://127.0.0.1:${started.port}/metrics\n\n` +
      "Stop with Ctrl+C.",
  );
  return {
    port: started.port,
    async stop() {
      clearInterval(pace);
      await started.stop();
      await mock.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

new Command("gateway")
  .description(
    "Serves the operations of all connectors to Logic Apps, and triggers that start at once. It is told by environment variables what to serve: GATEWAY_URL, GATEWAY_WORKSPACES and more, which connector/docs/gateway.md explains. Ctrl+C and SIGTERM stop it once what is under way is done.\n" +
      "Exit codes: 0 stopped, 1 it could not start, 2 wrong settings.",
  )
  .option("--mock", "for a try: with a mock Intercom behind it, and flows on this machine", false)
  .option("--port <number>", "with --mock: the port; 0 takes any free one", port, 4020)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (options: { mock: boolean; port: number }) => {
    try {
      const started = await (options.mock ? serveMock(options.port) : serveReal());
      let stopping = false;
      const stop = () => {
        // Asked again, it stops at once: what is not delivered is delivered after the next start.
        if (stopping) process.exit(1);
        stopping = true;
        void started.stop().then(() => log.info("the gateway stopped"));
      };
      process.on("SIGINT", stop);
      process.on("SIGTERM", stop);
    } catch (error) {
      console.error(messageOf(error));
      process.exitCode = error instanceof SettingsError ? 2 : 1;
    }
  })
  .parse();

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
