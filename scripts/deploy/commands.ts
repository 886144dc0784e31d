/** The files of a connector, as they lie in the folder from which a tool is run. */
export interface Staged {
  readonly icon: boolean;
  readonly script: boolean;
}

export interface PaconnOptions {
  readonly environment: string;
  /** Where the service is; Microsoft's when absent. */
  readonly powerAppsUrl?: string;
  /** The secret of a sign-in by OAuth. */
  readonly secret?: string;
}

/** What stands for a secret where a command is shown. */
const HIDDEN = "***";

/**
 * The one form of paconn's commands that asks nothing and overwrites nothing: every file named, since
 * one that is left out is cleared; no `-s`, with which `-e` and `-c` do not count; `-w` where it writes
 * a settings.json, which happens in a folder of its own.
 */
export function createArguments(files: Staged, options: PaconnOptions): string[] {
  return ["create", "-w", ...common(files, options)];
}

export function updateArguments(id: string, files: Staged, options: PaconnOptions): string[] {
  return ["update", "-c", id, ...common(files, options)];
}

export function downloadArguments(id: string, folder: string, options: PaconnOptions): string[] {
  const { environment, powerAppsUrl } = options;
  return ["download", "-w", "-e", environment, "-c", id, "-d", folder, ...at(powerAppsUrl)];
}

function common({ icon, script }: Staged, options: PaconnOptions): string[] {
  const { environment, powerAppsUrl, secret } = options;
  return [
    ...["-e", environment],
    ...["-d", "apiDefinition.swagger.json", "-p", "apiProperties.json"],
    ...(icon ? ["-i", "icon.png"] : []),
    ...(script ? ["-x", "script.csx"] : []),
    ...(secret === undefined ? [] : ["--secret", secret]),
    ...at(powerAppsUrl),
  ];
}

function at(powerAppsUrl: string | undefined): string[] {
  return powerAppsUrl === undefined ? [] : ["-u", powerAppsUrl];
}

/** Power Platform CLI: creates, or updates the connector of a GUID, by its settings file. */
export function pacArguments(id: string | undefined, environment: string): string[] {
  return [
    ...["connector", id === undefined ? "create" : "update"],
    ...["--settings-file", "settings.json"],
    ...["--environment", environment],
  ];
}

/** The `settings.json` of pac: paconn's form, with the connector's GUID. */
export function pacSettings(id: string | undefined, environment: string, files: Staged): string {
  const settings = {
    ...(id === undefined ? {} : { connectorId: id }),
    environment,
    apiProperties: "apiProperties.json",
    apiDefinition: "apiDefinition.swagger.json",
    ...(files.icon ? { icon: "icon.png" } : {}),
    ...(files.script ? { script: "script.csx" } : {}),
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** A command as somebody would type it, without its secret. */
export function shown(program: string, args: readonly string[]): string {
  return [program, ...args.map((arg, index) => (args[index - 1] === "--secret" ? HIDDEN : arg))]
    .map((word) => (/^[\w@%+=:,./*-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`))
    .join(" ");
}
