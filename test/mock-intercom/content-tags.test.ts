import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const owner_id = Number(workspace.admins[0].id);
  const written = { title: "Refunds", author_id: owner_id };
  const paths = {
    article: `/articles/${workspace.createArticle(written).id}`,
    internal_article: `/internal_articles/${workspace.createInternalArticle({ ...written, owner_id }).id}`,
    content_snippet: `/content_snippets/${workspace.createContentSnippet({ title: "Refunds" }).id}`,
  };
  return { workspace, paths, call: client(mock), tag: workspace.createTag("VIP") };
}

describe.each([
  ["article", "Article not found"],
  ["internal_article", "Internal article not found"],
  ["content_snippet", "Content snippet not found"],
] as const)("tags on %s", (kind, missing) => {
  test("are put on once, in somebody's name, and taken off", async () => {
    const { call, paths, tag, workspace } = setUp();
    const [me, other] = workspace.admins;
    const on = await call(`POST ${paths[kind]}/tags`, { id: tag.id });
    expect(on.json).toEqual({
      type: "tag",
      id: tag.id,
      name: "VIP",
      applied_at: START,
      applied_by: { type: "admin", id: me.id },
    });
    const again = await call(`POST ${paths[kind]}/tags`, { id: tag.id, admin_id: other?.id ?? "" });
    expect(again.json).toEqual(on.json);
    const off = await call(`DELETE ${paths[kind]}/tags/${tag.id}`);
    expect(off.json).toEqual({ ...on.json, applied_at: null, applied_by: null });
    const named = await call(`POST ${paths[kind]}/tags`, { id: tag.id, admin_id: other?.id ?? "" });
    expect(named.json.applied_by).toEqual({ type: "admin", id: other?.id });
  });

  test("say what is not there", async () => {
    const { call, paths, tag } = setUp();
    const nowhere = paths[kind].replace(/\d+$/, "1");
    expect(errorOf(await call(`POST ${nowhere}/tags`, { id: tag.id }))).toEqual({
      status: 404,
      code: `${kind}_not_found`,
      message: missing,
    });
    const noTag = { status: 404, code: "tag_not_found", message: "Tag not found" };
    expect(errorOf(await call(`POST ${paths[kind]}/tags`, { id: "1" }))).toEqual(noTag);
    expect(errorOf(await call(`DELETE ${paths[kind]}/tags/${tag.id}`))).toEqual(noTag);
    const nobody = await call(`POST ${paths[kind]}/tags`, { id: tag.id, admin_id: "1" });
    expect(nobody.status).toBe(404);
  });

  test("keep the tag from being deleted", async () => {
    const { call, paths, tag } = setUp();
    await call(`POST ${paths[kind]}/tags`, { id: tag.id });
    expect(errorOf(await call(`DELETE /tags/${tag.id}`)).code).toBe("tag_has_dependent_objects");
    await call(`DELETE ${paths[kind]}/tags/${tag.id}`);
    expect((await call(`DELETE /tags/${tag.id}`)).status).toBe(200);
  });
});

test("an article shows its tags, and tagging it is no edit", async () => {
  const { call, paths, tag } = setUp();
  const before = (await call(`GET ${paths.article}`)).json;
  const { json } = await call(`POST ${paths.article}/tags`, { id: tag.id });
  expect((await call(`GET ${paths.article}`)).json).toEqual({
    ...before,
    tags: { type: "tag.list", tags: [json] },
  });
});
