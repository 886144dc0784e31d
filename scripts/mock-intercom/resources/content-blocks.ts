import type { JsonObject } from "../../common/json.ts";
import { blocksOf } from "../markdown.ts";

/**
 * A text as Intercom's blocks: headings, lists and paragraphs.
 * @param title a heading at the beginning that merely repeats it is left out
 */
export function blocksOfMarkdown(markdown: string, title: string): JsonObject[] {
  const blocks = blocksOf(markdown);
  if (blocks[0] === `# ${title}`) blocks.shift();
  return blocks.map((text) => {
    const [, marks, heading] = /^(##?)\s+(.*)$/.exec(text) ?? [];
    if (heading !== undefined) {
      return { type: marks === "#" ? "heading" : "subheading", text: heading };
    }
    const lines = text.split("\n");
    if (!lines.every((line) => /^[-*]\s/.test(line))) return { type: "paragraph", text };
    return { type: "unorderedList", items: lines.map((line) => line.slice(2)) };
  });
}

/** Blocks as Markdown, below their title (the description's examples of content snippets). */
export function markdownOfBlocks(blocks: readonly JsonObject[], title: string): string {
  const texts = blocks.map(({ type, text, items }) => {
    if (Array.isArray(items)) return items.map((item) => `- ${String(item)}`).join("\n");
    if (typeof text !== "string") return "";
    return type === "heading" ? `# ${text}` : type === "subheading" ? `## ${text}` : text;
  });
  return `${[`# ${title}`, ...texts.filter((text) => text !== "")].join("\n\n")}\n`;
}
