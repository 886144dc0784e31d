/** What actions that write articles have in common. */
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

export const explain = {
  404: "There is no article, author, collection or audience with this id. Choose them from the lists.",
} as const;

/** Of a text: most makers write HTML. */
export const TEXT = {
  author_id: { title: "Author" },
  body_markdown: "advanced",
} as const;

/** Whether readers can see an article. */
export const STATES = { published: "Published", draft: "Draft" } as const;

/** Who may answer from a text. */
export const ABILITIES = {
  fin: { title: "Fin May Use It", visibility: "advanced" },
  copilot: { title: "Copilot May Use It", visibility: "advanced" },
  sales: { title: "Sales Agent May Use It", visibility: "advanced" },
} as const;

/** For trials: changes to the first article that are not published. */
export const saveDraft = call("PUT /articles/{id}/draft", {
  path: { id: sample("article_id") },
  body: { title: "How to reset your password" },
});
