import { type Publisher, UNNAMED } from "../scripts/language/publisher.ts";

/**
 * Who ships the connectors: edit this in a repository of your own. The texts below will do to deploy;
 * for certification they are refused. Keep `solution` once a solution has been imported somewhere: with
 * another prefix the next import brings a second connector.
 */
export const publisher: Publisher = {
  name: UNNAMED,
  contact: {
    name: UNNAMED,
    url: "https://example.com/support",
    email: "support@example.com",
  },
  stackOwner: "Intercom",
  solution: { uniqueName: "connectormaintainers", prefix: "cnm", optionValuePrefix: 47_216 },
};
