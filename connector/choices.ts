/**
 * What makers choose from, by the name of a parameter anywhere in the contract; `articles/{id}` where
 * the name alone is too common. Trials of operations take the first entry.
 */
import type { ConnectorDescriptor } from "../scripts/language/connector.ts";
import { tags } from "./tags/actions.ts";
import { companies } from "./users-and-leads/actions.ts";

export const CHOICES: ConnectorDescriptor["choices"] = {
  company_id: companies,
  tag_id: tags,
};
