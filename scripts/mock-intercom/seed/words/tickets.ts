/** What tickets of a type are about, by the name of the type. */
export const TICKETS: Readonly<
  Record<string, readonly (readonly [title: string, text: string])[]>
> = {
  "Customer request": [
    ["Change the billing address", "The invoice should go to our new office."],
    ["Restore a deleted project", "I deleted the wrong project this morning."],
  ],
  "Bug report": [
    ["The export stops at 10,000 rows", "The file ends in the middle of a row."],
    ["Dates are shown a day early", "It began after the clocks changed."],
    ["Sign-in loops on the phone", "After the code I am back where I began."],
  ],
  "Feature request": [
    ["Dark colours", "Our team works at night."],
    ["Repeat orders", "We order the same every Monday."],
  ],
  "Back-office task": [
    ["Return a double payment", "Paid twice by card; return the second one."],
    ["Check the tax number", "The number on the form is one digit short."],
  ],
  Incident: [
    ["Slow answers of the API", "Requests took up to ten seconds."],
    ["Emails arrive late", "The queue has been growing since noon."],
  ],
};

/** The types that a workspace has besides those that it begins with. */
export const TICKET_TYPES = [
  {
    name: "Bug report",
    description: "Something does not work as it should",
    icon: "🐞",
    attributes: [
      {
        name: "Severity",
        data_type: "list",
        list_items: "Low,Medium,High",
        required_to_create: true,
      },
      { name: "Version", data_type: "string" },
      { name: "Affected users", data_type: "integer" },
      { name: "Can be repeated", data_type: "boolean" },
      { name: "First seen", data_type: "datetime" },
    ],
  },
  {
    name: "Feature request",
    description: "Something that is missing",
    icon: "💡",
    attributes: [
      { name: "Area", data_type: "list", list_items: "Orders,Reports,API,Mobile" },
      { name: "Worth in euros", data_type: "decimal" },
    ],
  },
] as const;

export const ANSWERS = [
  "Thank you for the report, we are looking into it.",
  "Could you tell us since when this has been happening?",
  "This has been settled. Please try again.",
] as const;

export const REMARKS = ["Since yesterday morning.", "It happens every time.", "Any news?"] as const;

export const INTERNAL = [
  "Could not repeat it on the test system.",
  "Waiting for the next release.",
] as const;
