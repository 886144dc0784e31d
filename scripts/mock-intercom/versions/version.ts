/** Whether a version ("2.14", "Preview") is at least 2.`minor`; unnumbered ones are newest. */
export function isAtLeast(version: string, minor: number): boolean {
  const digits = /^2\.(\d+)$/.exec(version)?.[1];
  return digits === undefined || Number(digits) >= minor;
}
