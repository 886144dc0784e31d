/**
 * The one text in its two forms. What teams write in articles is enough: headings, paragraphs,
 * lists, links, bold and italics; other markup is dropped.
 */

/**
 * A text in both forms, from the one that is given.
 * @param html what becomes of HTML that is given
 */
export function bothForms(
  text: { body?: string | undefined; body_markdown?: string | undefined },
  html: (written: string) => string,
): { body?: string; body_markdown?: string } {
  const { body, body_markdown } = text;
  if (body !== undefined) return { body: html(body), body_markdown: markdownOf(body) };
  if (body_markdown === undefined) return {};
  const trimmed = body_markdown.trim();
  return { body: htmlOf(trimmed), body_markdown: trimmed === "" ? "" : `${trimmed}\n` };
}

/** Each block ends with an empty line, the whole with a line break; nothing gives nothing. */
function markdownOf(html: string): string {
  const text = html
    .replace(/<h([1-6])[^>]*>/gi, (_, level) => `\n\n${"#".repeat(Number(level))} `)
    .replace(/<li[^>]*>/gi, "\n- ")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?(?:p|div|ul|ol|h[1-6])\b[^>]*>/gi, "\n\n")
    .replace(/<\/?(?:b|strong)\b[^>]*>/gi, "**")
    .replace(/<\/?(?:i|em)\b[^>]*>/gi, "_")
    .replace(/<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gis, "[$2]($1)");
  const plain = decoded(text.replace(/<[^>]*>/g, ""));
  const blocks = plain.replace(/\n{3,}/g, "\n\n").trim();
  return blocks === "" ? "" : `${blocks}\n`;
}

/** Paragraphs as `articleHtml` has them. */
function htmlOf(markdown: string): string {
  return blocksOf(markdown)
    .map((block) => {
      const [, marks, heading] = /^(#{1,6})\s+(.*)$/s.exec(block) ?? [];
      if (marks !== undefined && heading !== undefined) {
        return `<h${marks.length}>${inline(heading)}</h${marks.length}>`;
      }
      const lines = block.split("\n");
      if (!lines.every((line) => /^[-*]\s/.test(line))) return paragraph(inline(block));
      return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join("")}</ul>`;
    })
    .join("");
}

/**
 * HTML as articles answer it: paragraphs have the class `no-margin`, and mere text becomes one
 * (examples of the description).
 */
export function articleHtml(html: string): string {
  if (html === "") return "";
  return /<\w/.test(html) ? html.replace(/<p>/g, '<p class="no-margin">') : paragraph(html);
}

/** What a reader sees. */
export const plainText = (html: string): string =>
  decoded(html.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();

/** The parts of a Markdown text between empty lines. */
export const blocksOf = (markdown: string): string[] =>
  markdown
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "");

const paragraph = (html: string) => `<p class="no-margin">${html}</p>`;

const inline = (markdown: string) =>
  markdown
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/\b_(.+?)_\b/g, "<i>$1</i>")
    .replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\n/g, "<br>");

const decoded = (text: string) =>
  text
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
