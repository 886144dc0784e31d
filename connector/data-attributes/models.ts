/** What has data attributes, as Intercom calls it. */
export const MODELS = { contact: "Contacts", company: "Companies" } as const;
