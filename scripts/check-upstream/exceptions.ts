/**
 * Where our contract differs from Intercom's official description on purpose. Everything else that
 * differs is a finding, and so is an exception that no longer applies.
 */

import { ARTICLE_EXCEPTIONS } from "./exceptions/articles.ts";
import { CONTACT_EXCEPTIONS } from "./exceptions/contacts.ts";
import { CONVERSATION_EXCEPTIONS } from "./exceptions/conversations.ts";
import { CORE_EXCEPTIONS } from "./exceptions/core.ts";
import type { Exception } from "./exceptions/exception.ts";
import { OTHER_EXCEPTIONS } from "./exceptions/rest.ts";
import { WORKSPACE_EXCEPTIONS } from "./exceptions/workspace.ts";

export type { Exception } from "./exceptions/exception.ts";

export const EXCEPTIONS: Exception[] = [
  ...CORE_EXCEPTIONS,
  ...CONTACT_EXCEPTIONS,
  ...CONVERSATION_EXCEPTIONS,
  ...ARTICLE_EXCEPTIONS,
  ...WORKSPACE_EXCEPTIONS,
  ...OTHER_EXCEPTIONS,
];
