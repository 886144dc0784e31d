/** Titles that say little alone. */

/** What many things have. Beside the same of something else, makers could not tell them apart. */
const UNCLEAR: ReadonlySet<string> = new Set([
  "Archived",
  "Author",
  "Body",
  "Category",
  "Content Type",
  "Count",
  "Created At",
  "Created By Id",
  "Deleted",
  "Description",
  "Email",
  "External Id",
  "Has More",
  "Icon",
  "Id",
  "Key",
  "Label",
  "Locale",
  "Name",
  "Object",
  "Order",
  "Rating",
  "Result",
  "Size",
  "Source",
  "State",
  "Status",
  "Subject",
  "Text",
  "Title",
  "Total Count",
  "Type",
  "URL",
  "Updated At",
  "Updated By Id",
  "Value",
]);

/** Whether a title says little alone. */
export function isUnclear(title: string | undefined): boolean {
  return title !== undefined && UNCLEAR.has(title);
}

/** The title with what it is of before it, where it says little alone: `Author Id`. */
export function clearTitle(title: string, holder: string | undefined): string {
  return holder !== undefined && isUnclear(title) ? joined(holder, title) : title;
}

/** Two titles as one; a word in which they meet is not said twice: `Merged Contact`, `Contact Id`. */
export function joined(holder: string, title: string): string {
  if (title === holder || title.startsWith(`${holder} `)) return title;
  const words = holder.split(" ");
  const last = words.at(-1) ?? "";
  const meet = title === last || title.startsWith(`${last} `);
  return [...(meet ? words.slice(0, -1) : words), title].join(" ");
}

/** One of what a title names: `Ticket Parts` gives `Ticket Part`. */
export function singular(title: string): string {
  if (/(ss|us|is)$/.test(title)) return title;
  if (/ies$/.test(title)) return title.replace(/ies$/, "y");
  if (/(ss|x|ch|sh)es$/.test(title)) return title.replace(/es$/, "");
  return title.replace(/s$/, "");
}
