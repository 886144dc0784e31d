import { spawnSync } from "node:child_process";
import { findProgram } from "./runtime.ts";

/** How a program that others wrote is kept apart from this machine. */
export interface Isolation {
  /** Reads on from "runs": what it is kept from, for people. */
  says: string;
  /** The command that starts another one so. */
  wrap(command: string, args: readonly string[]): { command: string; args: string[] };
}

/** What the compiler and the host need of the environment. Nothing else of it is handed on. */
const KEPT = /^(PATH|TZ|MONO_\w+|DOTNET_\w+|SystemRoot)$/i;

/** The environment of programs that run others' code: no token, key or name that lies in ours. */
export function minimalEnvironment(
  added: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (KEPT.test(name) && value !== undefined) kept[name] = value;
  }
  return { ...kept, ...added };
}

interface Way {
  program: string;
  /** In front of the command. */
  args: readonly string[];
  says: string;
}

/** From the one that keeps away most. Both come without set-up, where the system allows them. */
const WAYS: readonly Way[] = [
  {
    program: "bwrap",
    args: [
      ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"],
      ...["--unshare-net", "--unshare-pid", "--die-with-parent"],
    ],
    says: "without a network, and writes no file",
  },
  {
    program: "unshare",
    // A user namespace of its own lets a user without rights make the others. Processes are hidden
    // because their environments could be read (/proc).
    args: [...["--map-root-user", "--net"], ...["--pid", "--fork", "--kill-child", "--mount-proc"]],
    says: "without a network, but may read and write your files",
  },
];

const NONE: Isolation = {
  says: "with your rights: it may read and write your files and use the network (neither bwrap nor unshare works here)",
  wrap: (command, args) => ({ command, args: [...args] }),
};

/** The best that this system offers. */
export function findIsolation(): Isolation {
  for (const { program, args, says } of WAYS) {
    const path = findProgram(program);
    if (path === undefined) continue;
    // Containers often have the program and forbid what it does.
    const works = spawnSync(path, [...args, "true"], {
      stdio: "ignore",
      timeout: 5000,
      env: minimalEnvironment(),
    });
    if (works.status !== 0) continue;
    return {
      says,
      wrap: (command, more) => ({ command: path, args: [...args, command, ...more] }),
    };
  }
  return NONE;
}
