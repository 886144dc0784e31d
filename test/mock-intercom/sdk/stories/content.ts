import { Intercom, IntercomError } from "intercom-client";
import { expect } from "vitest";
import { allOf, present, story } from "../story.ts";

export function articleStories(): void {
  story(
    "an article is drafted, published, found by a word in it, and deleted",
    async ({ intercom: { articles }, mock }) => {
      const author_id = Number(mock.workspace.admins[0].id);
      const created = await articles.create({
        title: "Invoices",
        body: "<p>Monthly</p>",
        author_id,
      });
      expect(created).toMatchObject({ type: "article", title: "Invoices", state: "draft" });
      const article_id = Number(created.id);
      const updated = await articles.update({ article_id, state: "published" });
      expect(updated.state).toBe("published");
      expect(await articles.find({ article_id })).toMatchObject({ title: "Invoices", author_id });
      const { data } = await articles.search({ phrase: "monthly" });
      expect(data?.articles?.map(({ id }) => id)).toEqual([created.id]);
      expect(await articles.delete({ article_id })).toMatchObject({
        id: created.id,
        deleted: true,
      });
      await expect(articles.find({ article_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );

  story(
    "the list of articles is paged by number to its end",
    async ({ intercom: { articles }, mock }) => {
      const author_id = Number(mock.workspace.admins[0].id);
      for (let i = 0; i < 7; i++) {
        mock.clock.advance(1);
        await articles.create({ title: `Article ${i}`, author_id });
      }
      const listed = await allOf(await articles.list({ per_page: 3 }));
      expect(listed.map(({ title }) => title).sort()).toEqual(
        Array.from({ length: 7 }, (_, i) => `Article ${i}`),
      );
    },
  );

  story(
    "an internal article is created, listed, searched, updated and deleted",
    async ({ intercom: { internalArticles: internal }, mock }) => {
      const id = Number(mock.workspace.admins[0].id);
      const article = { title: "Escalation", body: "Call Grace", author_id: id, owner_id: id };
      const created = await internal.createInternalArticle(article);
      expect(created).toMatchObject({
        type: "internal_article",
        title: "Escalation",
        owner_id: id,
      });
      const internal_article_id = Number(created.id);
      await internal.updateInternalArticle({ internal_article_id, title: "Escalations" });
      const found = await internal.retrieveInternalArticle({ internal_article_id });
      expect(found.title).toBe("Escalations");
      const { data: listed = [] } = await internal.listInternalArticles();
      expect(listed.map((one) => one.id)).toContain(created.id);
      expect(await internal.searchInternalArticles()).toMatchObject({ type: "list" });
      const deleted = await internal.deleteInternalArticle({ internal_article_id });
      expect(deleted).toMatchObject({ id: created.id, deleted: true });
      const gone = internal.retrieveInternalArticle({ internal_article_id });
      await expect(gone).rejects.toThrow(Intercom.NotFoundError);
    },
  );
}

export function helpCenterStories(): void {
  story("help centers are listed and found", async ({ intercom: { helpCenters } }) => {
    // The list has no pages, so the SDK, which asks until one is empty, would ask forever.
    const {
      data: [center],
    } = await helpCenters.list();
    const help_center_id = Number(present(center).id);
    expect(await helpCenters.find({ help_center_id })).toMatchObject({ id: present(center).id });
  });

  story(
    "a collection is created, updated and deleted, and all are listed to the end",
    async ({ intercom: { helpCenters }, mock }) => {
      const { collections } = helpCenters;
      const created = await collections.create({ name: "Billing", description: "Money" });
      const collection_id = Number(created.id);
      expect(await collections.update({ collection_id, name: "Payments" })).toMatchObject({
        id: created.id,
        name: "Payments",
        description: "Money",
      });
      expect((await collections.find({ collection_id })).name).toBe("Payments");
      for (let i = 0; i < 4; i++) {
        mock.clock.advance(1);
        await collections.create({ name: `Collection ${i}` });
      }
      expect(await allOf(await collections.list({ per_page: 2 }))).toHaveLength(5);
      expect(await collections.delete({ collection_id })).toMatchObject({ deleted: true });
      await expect(collections.find({ collection_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );
}

export function newsStories(): void {
  story(
    "a news item is drafted, goes live in a newsfeed, and is deleted",
    async ({ intercom: { news }, mock }) => {
      const { data: feeds = [] } = await news.feeds.list();
      const newsfeed_id = present(feeds[0]?.id);
      const feed = await news.feeds.find({ newsfeed_id });
      expect(feed).toMatchObject({ type: "newsfeed", id: newsfeed_id });

      const item = {
        title: "New export",
        body: "<p>Faster</p>",
        sender_id: Number(mock.workspace.admins[0].id),
      };
      const created = await news.items.create({ ...item, state: "draft" });
      expect(created).toMatchObject({ type: "news-item", title: "New export", state: "draft" });
      const news_item_id = Number(created.id);
      const assignments = [
        { newsfeed_id: Number(newsfeed_id), published_at: mock.workspace.now() },
      ];
      const live = await news.items.update({
        news_item_id,
        body: { ...item, state: "live", newsfeed_assignments: assignments },
      });
      expect(live.state).toBe("live");
      expect((await news.items.find({ news_item_id })).title).toBe("New export");
      const { data: items = [] } = await news.items.list();
      expect(items.map(({ id }) => id)).toContain(created.id);
      const { data: inFeed = [] } = await news.feeds.listItems({ newsfeed_id });
      expect(inFeed.map(({ id }) => id)).toContain(created.id);
      expect(await news.items.delete({ news_item_id })).toMatchObject({ deleted: true });
      await expect(news.items.find({ news_item_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );
}

export function aiContentStories(): void {
  story(
    "a source of content has external pages until both are deleted",
    async ({ intercom: { aiContent } }) => {
      const url = "https://docs.example.com";
      const source = await aiContent.createContentImportSource({ url });
      const source_id = String(source.id);
      expect((await aiContent.getContentImportSource({ source_id })).url).toBe(url);
      const changed = await aiContent.updateContentImportSource({
        source_id,
        sync_behavior: "api",
        url: `${url}/help`,
      });
      expect(changed.url).toBe(`${url}/help`);
      const { data: sources = [] } = await aiContent.listContentImportSources();
      expect(sources.map((one) => one?.id)).toContain(source.id);

      const page = await aiContent.createExternalPage({
        title: "Refunds",
        html: "<p>In 14 days</p>",
        url: `${url}/refunds`,
        source_id: source.id,
        external_id: "refunds",
      });
      const page_id = page.id;
      const updated = await aiContent.updateExternalPage({
        page_id,
        title: "Refunds",
        html: "<p>In 30 days</p>",
        url: `${url}/refunds`,
        source_id: source.id,
      });
      expect(updated.html).toContain("30 days");
      expect((await aiContent.getExternalPage({ page_id })).title).toBe("Refunds");
      const { data: pages = [] } = await aiContent.listExternalPages();
      expect(pages.map((one) => one?.id)).toEqual([page_id]);
      expect(await aiContent.deleteExternalPage({ page_id })).toMatchObject({ id: page_id });
      await aiContent.deleteContentImportSource({ source_id });
      const gone = aiContent.getContentImportSource({ source_id });
      await expect(gone).rejects.toThrow(IntercomError);
    },
  );
}
