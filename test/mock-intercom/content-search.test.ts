import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

/** One piece of each kind, a second apart, the article first and in two languages. */
function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const me = Number(workspace.admins[0].id);
  workspace.updateHelpCenter(workspace.defaultHelpCenter().id, { locales: ["en", "fr"] });
  const article = workspace.createArticle({
    title: "Billing FAQ",
    author_id: me,
    state: "published",
    translations: { fr: { title: "Facturation FAQ", body: "<p>Remboursement</p>" } },
  });
  mock.clock.advance(1);
  const internal = workspace.createInternalArticle({
    title: "Refund policy",
    body: "Billing",
    author_id: me,
    owner_id: me,
    folder_id: "7",
    ai_copilot_availability: true,
  });
  mock.clock.advance(1);
  const snippet = workspace.createContentSnippet({ title: "Billing", locale: "de" });
  mock.clock.advance(1);
  const source = workspace.createContentImportSource({ url: "https://example.com" });
  const page = workspace.putExternalPage({
    title: "Docs",
    html: "<p>On billing</p>",
    source_id: source.id,
    external_id: "1",
  });
  const call = client(mock);
  const search = async (query: string) => (await call(`GET /content/search?${query}`)).json;
  const ids = async (query: string) => list((await search(query)).data).map(({ id }) => id);
  return { mock, workspace, me, article, internal, snippet, page, call, search, ids };
}

test("all kinds of content are found by words, the newest first", async () => {
  const { search, article, internal, snippet, page } = setUp();
  const [en, fr] = article.contents;
  expect(await search("query=billing")).toEqual({
    type: "list",
    total_count: 4,
    pages: { type: "pages", page: 1, per_page: 10, total_pages: 1, next: null, prev: null },
    data: [
      { type: "external_content", id: page.id, title: "Docs" },
      { type: "content_snippet", id: snippet.id, title: "Billing" },
      { type: "internal_article", id: internal.id, title: "Refund policy" },
      {
        type: "article",
        id: article.id,
        title: "Billing FAQ",
        contents: [{ type: "article_content", id: en.id, title: "Billing FAQ", locale: "en" }],
      },
    ],
  });
  const { data } = await search("query=faq");
  expect(list(data)[0]?.contents).toMatchObject([{ id: en.id }, { id: fr?.id, locale: "fr" }]);
});

test("filters are lists, repeated or with commas, and all must be met", async () => {
  const { ids, article, internal, snippet } = setUp();
  expect(await ids("content_types=article,snippet")).toEqual([snippet.id, article.id]);
  expect(await ids("content_types=article&content_types=snippet")).toHaveLength(2);
  expect(await ids("states=draft")).toEqual([article.id]);
  expect(await ids("locales=de,fr")).toEqual([snippet.id, article.id]);
  expect(await ids("locales=de,fr&states=published")).toEqual([snippet.id]);
  expect(await ids("copilot_state=on")).toEqual([internal.id, article.id]);
  expect(await ids("fin_service_state=on")).toEqual([article.id]);
  expect(await ids("fin_sales_state=off&content_types=snippet")).toEqual([snippet.id]);
  expect(await ids("folder_ids=7,8&folder_entity_type=folder")).toEqual([internal.id]);
});

test("content is found by when and by whom it was written", async () => {
  const { ids, me, snippet, internal, page } = setUp();
  expect(await ids(`created_at_after=${START + 1}&created_at_before=${START + 2}`)).toEqual([
    snippet.id,
    internal.id,
  ]);
  expect(await ids(`updated_at_after=${START + 3}`)).toEqual([page.id]);
  expect(await ids(`updated_at_before=${START}`)).toHaveLength(1);
  expect(await ids(`created_by_ids=${me}`)).toHaveLength(3);
  expect(await ids("last_updated_by_ids=1")).toEqual([]);
});

test("tags are wanted or not wanted", async () => {
  const { workspace, call, ids, snippet } = setUp();
  const { id } = workspace.createTag("VIP");
  await call(`POST /content_snippets/${snippet.id}/tags`, { id });
  expect(await ids(`tag_ids=${id}`)).toEqual([snippet.id]);
  expect(await ids(`tag_ids=${id}&tag_operator=NIN`)).toHaveLength(3);
  expect(await ids(`any_tag_ids=1,${id}`)).toEqual([snippet.id]);
});

test("pages lead on and back with the same filters", async () => {
  const { call, search } = setUp();
  const middle = await search("query=billing&per_page=1&page=2");
  const { next, prev } = object(middle.pages);
  for (const [address, page] of [
    [next, 3],
    [prev, 1],
  ] as const) {
    const path = String(address).replace("https://api.intercom.io", "");
    expect((await call(`GET ${path}`)).json).toMatchObject({ total_count: 4, pages: { page } });
  }
});

test.each(["folder_ids=7", "tag_operator=OR", `query=${"x".repeat(501)}`])(
  "%.40s is a 422",
  async (query) => {
    const { call } = setUp();
    expect(errorOf(await call(`GET /content/search?${query}`))).toMatchObject({
      status: 422,
      code: "parameter_invalid",
    });
  },
);
