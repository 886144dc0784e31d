/** `source.author.email`: Source Author Email. */
export function titleOf(name: string): string {
  return name
    .split(/[._]+/)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(" ");
}

/** `ContactAttributes`: contact_attributes. */
export function snakeOf(id: string): string {
  return id.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
