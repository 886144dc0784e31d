import { parameterInvalid } from "../errors.ts";
import { plainText } from "../markdown.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { Article } from "../records/article.ts";
import { ok, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { articleListJson } from "./article-json.ts";
import { lastChangedFirst } from "./content-request.ts";

const PAGE = { perPage: 10, max: 150 };

export const articleSearchRoutes: readonly Route[] = [
  {
    call: "GET /articles/search",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const phrase = request.query("phrase")?.toLowerCase().trim() ?? "";
      const state = request.query("state") ?? "all";
      if (!["published", "draft", "all"].includes(state)) {
        throw parameterInvalid("state must be one of published, draft, all", "state");
      }
      const helpCenter = request.query("help_center_id");
      const highlight = request.query("highlight") === "true" && phrase !== "";
      return () => {
        const found = lastChangedFirst(workspace.listedArticles()).filter(
          (article) =>
            (state === "all" || article.contents[0].state === state) &&
            (helpCenter === undefined || workspace.helpCenterOf(article).id === helpCenter) &&
            Object.values(textsOf(article, workspace)).some((text) =>
              text.toLowerCase().includes(phrase),
            ),
        );
        const { items, total, pages } = numberedPage(found, place);
        const articles = items.map((article) => articleListJson(article, workspace));
        const highlights = highlight
          ? items.map((article) => highlightsJson(article, phrase, workspace))
          : [];
        return ok({ type: "list", total_count: total, data: { articles, highlights }, pages });
      };
    },
  },
];

/** As readers see it, in the main language. */
function textsOf({ id, contents }: Article, workspace: Workspace) {
  const { title, description, body } = workspace.articleVersion(id, contents[0].version);
  return { title, description, body: plainText(body) };
}

function highlightsJson(article: Article, phrase: string, workspace: Workspace) {
  const { title, description, body } = textsOf(article, workspace);
  const sentences = [description, ...body.split(/(?<=[.!?])\s+/)];
  return {
    article_id: article.id,
    highlighted_title: pieces(title, phrase),
    highlighted_summary: sentences
      .filter((sentence) => sentence.toLowerCase().includes(phrase))
      .map((sentence) => pieces(sentence, phrase)),
  };
}

/** A text cut where the phrase begins and ends. @param phrase in small letters */
function pieces(text: string, phrase: string): { type: "highlight" | "plain"; text: string }[] {
  const start = text.toLowerCase().indexOf(phrase);
  const plain = (part: string) => (part === "" ? [] : [{ type: "plain" as const, text: part }]);
  if (start < 0) return plain(text);
  const end = start + phrase.length;
  return [
    ...plain(text.slice(0, start)),
    { type: "highlight", text: text.slice(start, end) },
    ...pieces(text.slice(end), phrase),
  ];
}
