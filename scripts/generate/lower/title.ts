/** `source.author.email`: Source Author Email. */
export function titleOf(name: string): string {
  return name
    .split(/[._]+/)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(" ");
}
