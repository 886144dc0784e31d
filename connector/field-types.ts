/** Intercom's words for what a field of tickets or conversations holds, with titles for makers. */
export const FIELD_TYPES = {
  string: "Text",
  list: "List to choose from",
  integer: "Whole number",
  decimal: "Number",
  boolean: "Yes or no",
  datetime: "Date and time",
  files: "Files",
} as const;
