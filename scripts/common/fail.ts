/**
 * Ends a command on an error that is no word for its user: a fault of the command itself. In one line,
 * because its text may come from a stranger's file; where it happened is shown to those who ask.
 */
export function failed(command: string, error: unknown): void {
  process.exitCode = 2;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = what.replace(/[\s\p{Cc}]+/gu, " ").slice(0, 500);
  console.error(`${command} has a fault: ${line}. Please report it; DEBUG=1 shows where.`);
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
}
