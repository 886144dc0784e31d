/**
 * Whether a version that there is ("2.14", "Preview") is at least 2.`minor`; unnumbered ones are newest.
 * Asked often for each request: what is no number is not less than any.
 */
export const isAtLeast = (version: string, minor: number): boolean =>
  !(Number(version.slice("2.".length)) < minor);
