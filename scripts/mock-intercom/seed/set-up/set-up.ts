import type { Workspace } from "../../state/state.ts";
import { DAY } from "../seeding.ts";
import { setUpData } from "./data.ts";
import { setUpInbox } from "./inbox.ts";
import { setUpKnowledge } from "./knowledge.ts";
import { setUpTickets } from "./tickets.ts";

/**
 * What a team sets up once: macros, ticket types, collections, attributes and so on. Of each thing
 * only what is missing altogether, so that doing it again changes nothing.
 */
export function setUpWorkspace(workspace: Workspace): void {
  workspace.at(Math.min(workspace.created_at + DAY, workspace.now()), () => {
    setUpTickets(workspace);
    setUpInbox(workspace);
    setUpKnowledge(workspace);
    setUpData(workspace);
  });
}
