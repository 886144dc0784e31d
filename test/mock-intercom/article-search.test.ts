import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";

function setUp() {
  const mock = createMock();
  const { workspace } = mock;
  const author_id = Number(workspace.admins[0].id);
  const call = client(mock);
  const search = async (query: string) => {
    const { json } = await call(`GET /articles/search?${query}`);
    return { json, titles: list(object(json.data).articles).map(({ title }) => title) };
  };
  return { workspace, author_id, call, search };
}

test("articles are found by a phrase in title, description or text, and by state", async () => {
  const { workspace, author_id, search } = setUp();
  workspace.createArticle({ title: "Getting STARTED", author_id, state: "published" });
  workspace.createArticle({ title: "A", author_id, description: "On getting started" });
  workspace.createArticle({ title: "B", author_id, body: "<p>Now getting <b>started</b></p>" });
  workspace.createArticle({ title: "Other", author_id });
  expect((await search("phrase=getting+started")).titles).toEqual(["B", "A", "Getting STARTED"]);
  expect((await search("phrase=getting+started&state=published")).titles).toEqual([
    "Getting STARTED",
  ]);
  expect((await search("phrase=getting+started&state=draft")).titles).toEqual(["B", "A"]);
  expect((await search("phrase=nowhere")).json).toMatchObject({
    total_count: 0,
    data: { articles: [], highlights: [] },
  });
});

test("a search can be confined to a help center", async () => {
  const { workspace, author_id, search } = setUp();
  const other = workspace.createHelpCenter({ identifier: "other", display_name: "Other" });
  const { id } = workspace.createCollection({ name: "C", help_center_id: other.id });
  workspace.createArticle({ title: "Here", author_id, parent_id: id });
  workspace.createArticle({ title: "There", author_id });
  expect((await search(`help_center_id=${other.id}`)).titles).toEqual(["Here"]);
  const { id: standard } = workspace.defaultHelpCenter();
  expect((await search(`help_center_id=${standard}`)).titles).toEqual(["There"]);
});

test("the following page asks for the same phrase", async () => {
  const { workspace, author_id, call, search } = setUp();
  for (let i = 0; i < 11; i++) workspace.createArticle({ title: `Refund ${i}`, author_id });
  for (let i = 0; i < 11; i++) workspace.createArticle({ title: `Other ${i}`, author_id });
  const { json, titles } = await search("phrase=refund");
  expect(titles).toHaveLength(10);
  const next = String(object(json.pages).next).replace("https://api.intercom.io", "");
  const last = object((await call(`GET ${next}`)).json.data);
  expect(list(last.articles).map(({ title }) => title)).toEqual(["Refund 0"]);
});

test("highlights cut title and sentences where the phrase is", async () => {
  const { workspace, author_id, search } = setUp();
  const body = "<p>First things first. Ask for a refund, or a refund note. Bye.</p>";
  const { id } = workspace.createArticle({ title: "Your Refund", author_id, body });
  const { json } = await search("phrase=refund&highlight=true");
  expect(object(json.data).highlights).toEqual([
    {
      article_id: id,
      highlighted_title: [
        { type: "plain", text: "Your " },
        { type: "highlight", text: "Refund" },
      ],
      highlighted_summary: [
        [
          { type: "plain", text: "Ask for a " },
          { type: "highlight", text: "refund" },
          { type: "plain", text: ", or a " },
          { type: "highlight", text: "refund" },
          { type: "plain", text: " note." },
        ],
      ],
    },
  ]);
});
