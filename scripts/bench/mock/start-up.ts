import { measureInTurns } from "../in-turns.ts";
import { median, medianRatio } from "../statistics.ts";
import { COMMAND, type ServerCommand } from "./commands.ts";
import { start } from "./server.ts";

export interface StartUp {
  server: string;
  /** From starting the process to its first answer; the median of all rounds. */
  milliseconds: number;
  atMost: number | undefined;
  /** How many times as long as `npm run mock` it takes, measured side by side. */
  ratio: number;
}

/** What `npm run mock` is to reach, milliseconds. */
const AT_MOST = 500;

/** @param commands by name; `COMMAND` is the one that the others are compared with */
export async function measureStartUp(
  commands: Readonly<Record<string, ServerCommand>>,
  rounds: number,
): Promise<StartUp[]> {
  const times = await measureInTurns(
    new Map(Object.entries(commands)),
    rounds,
    async (_, command) => {
      const server = await start(command);
      await server.stop();
      return server.startUp;
    },
  );
  const own = times.get(COMMAND) ?? [];
  return [...times].map(([server, all]) => ({
    server,
    milliseconds: median(all),
    atMost: server === COMMAND ? AT_MOST : undefined,
    ratio: medianRatio(all, own),
  }));
}
