import type { Route } from "../route.ts";
import { adminRoutes } from "./admins.ts";
import { companyRoutes } from "./companies.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { tagRoutes } from "./tags.ts";

/** Everything that the mock answers. */
export const routes: readonly Route[] = [
  ...adminRoutes,
  ...companyRoutes,
  ...contactRoutes,
  ...conversationRoutes,
  ...tagRoutes,
];
