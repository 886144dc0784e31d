import type { Schema } from "../../platform/definition/swagger.ts";
import { titleText } from "./texts.ts";

/**
 * What stands before titles inside an object or list: the titles that it lies in, of each kind. Source:
 * the designers' schema processor (`titlePrefix`, `summaryPrefix`, open source in Azure/LogicAppsUX), by
 * which Outlook's attachments are "Attachments Name".
 */
export interface Prefix {
  readonly title: string;
  readonly summary: string;
}

export const NO_PREFIX: Prefix = { title: "", summary: "" };

/** The title that a maker reads: the schema's own, else its key, behind what it lies in. */
export function titleOf(schema: Schema, key: string, prefix: Prefix): string {
  const own = titleText(schema.title) || titleText(schema["x-ms-summary"]) || key;
  return joined(prefix.title || prefix.summary, own);
}

/** For the properties of an object. */
export function insideObject(prefix: Prefix, schema: Schema): Prefix {
  return {
    title: joined(prefix.title, titleText(schema.title)),
    summary: joined(prefix.summary, titleText(schema["x-ms-summary"])),
  };
}

/** For the items of a list: a title of their own takes the place of the list's. */
export function insideList(prefix: Prefix, list: Schema, items: Schema): Prefix {
  return {
    title: joined(prefix.title, titleText(items.title) ? "" : titleText(list.title)),
    summary: joined(
      prefix.summary,
      titleText(items["x-ms-summary"]) ? "" : titleText(list["x-ms-summary"]),
    ),
  };
}

function joined(before: string, own: string): string {
  return titleText([before, own].filter((part) => part !== "").join(" "));
}
