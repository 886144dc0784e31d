import { fileURLToPath } from "node:url";
import type { Message } from "esbuild";
import type { ConnectorDescriptor } from "../language/connector.ts";
import type { makeArtifacts } from "./artifacts.ts";
import type { Finding } from "./finding.ts";

/**
 * The connector, and what generates its files. Both come from one import, as what a descriptor
 * holds is known only to the modules that it was made with.
 */
export interface Loaded {
  connector: ConnectorDescriptor;
  makeArtifacts: typeof makeArtifacts;
}

const NO_CONNECTOR: Finding = {
  file: "connector/connector.ts",
  message: "It exports no connector.",
  advice: "Write export default connector({ … }).",
};

/** Imports the connector; what cannot be joined or throws at load is findings. */
export async function loadConnector(
  load: () => Promise<Loaded>,
  root: string,
): Promise<Loaded | Finding[]> {
  try {
    const loaded = await load();
    // What the file exports is known only now.
    const { connector }: { connector?: ConnectorDescriptor } = loaded;
    return connector === undefined ? [NO_CONNECTOR] : loaded;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!("errors" in error)) return [thrown(error, root)];
    // esbuild's own errors have such messages, and those that scripts/run.mjs makes of them.
    return (error.errors as readonly Message[]).map(unjoined);
  }
}

function unjoined({ text, location, notes }: Message): Finding {
  const suggestion = notes.map((note) => note.text).find((note) => note.startsWith("Did you mean"));
  return {
    file: location?.file ?? "connector/connector.ts",
    ...(location === null ? {} : { line: location.line }),
    message: /[.?!]$/.test(text) ? text : `${text}.`,
    advice: suggestion ?? "",
  };
}

const THROWN = "The connector cannot be loaded";

/** Whether a finding of {@link loadConnector} is about an error that was thrown. */
export function isThrown({ message }: Finding): boolean {
  return message.startsWith(THROWN);
}

/** Where the stack first is in the connector's own files. */
function thrown(error: Error, root: string): Finding {
  const stack = (error.stack ?? "").replaceAll(/file:\/\/[^\s)]+/g, (url) => {
    const [, address = "", place = ""] = /^(.*?)((?::\d+)*)$/.exec(url) ?? [];
    return fileURLToPath(address) + place;
  });
  const start = `${root.replace(/\/$/, "")}/`;
  const frame = stack
    .split("\n")
    .map((line) => line.slice(line.indexOf(start) + start.length))
    .map((line) => /^(connector\/[^:]+):(\d+)/.exec(line))
    .find((match) => match !== null);
  return {
    file: frame?.[1] ?? "connector/connector.ts",
    ...(frame === undefined ? {} : { line: Number(frame[2]) }),
    message: `${THROWN}: ${error.message.split("\n")[0]?.replace(/\.$/, "")}.`,
    advice: "",
  };
}
