import type { Workspace } from "../../state/state.ts";
import { COLLECTIONS, PAGES, SNIPPETS } from "../words/knowledge.ts";

/** Where articles go, and what else Fin answers from. */
export function setUpKnowledge(workspace: Workspace): void {
  if (workspace.collections.size === 0) addCollections(workspace);
  if (workspace.audiences.size === 0) addAudiences(workspace);
  if (workspace.contentSnippets.size === 0) {
    for (const [title, text] of SNIPPETS) {
      const json_blocks = [{ type: "paragraph", text }];
      workspace.createContentSnippet({ title, json_blocks, ai_chatbot_availability: true });
    }
  }
  if (workspace.contentImportSources.size === 0) addPages(workspace);
}

function addCollections(workspace: Workspace): void {
  // With a second language, so that translations can be shown.
  const help = workspace.updateHelpCenter(workspace.defaultHelpCenter().id, {
    locales: ["en", "fr"],
  });
  const made = COLLECTIONS.map(({ name, description, inside }) => {
    const { id } = workspace.createCollection({ name, description });
    for (const inner of inside) workspace.createCollection({ name: inner, parent_id: id });
    return id;
  });
  const [first] = made;
  if (first === undefined || workspace.redirects.size > 0) return;
  workspace.createRedirect({
    help_center_id: help.id,
    from_url: "https://www.example.com/help/first-steps",
    locale: help.locales[0],
    target_type: "collection",
    target_id: first,
  });
}

function addAudiences(workspace: Workspace): void {
  const users = { attribute: "role", type: "role", comparison: "eq", value: "user_role" };
  workspace.createAudience({ name: "Customers", role_predicates: [users] });
  const irish = { attribute: "location.country", type: "string", comparison: "eq" };
  workspace.createAudience({
    name: "Customers in Ireland",
    role_predicates: [users],
    predicates: [{ ...irish, value: "Ireland" }],
  });
}

function addPages(workspace: Workspace): void {
  const url = "https://www.example.com";
  const { id: source_id } = workspace.createContentImportSource({ url });
  for (const [name, title, text] of PAGES) {
    workspace.putExternalPage({
      source_id,
      external_id: name,
      title,
      html: `<h1>${title}</h1><p>${text}</p>`,
      url: `${url}/${name}`,
      ai_agent_availability: true,
      ai_copilot_availability: true,
    });
  }
}
