import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { cursorPage, decodeCursor, linkPages } from "../../scripts/mock-intercom/paging.ts";

const records = Array.from({ length: 25 }, (_, i) => ({ id: String(i + 1), at: 1000 * (i >> 1) }));

test.each([true, false])("a list by cursor shows each record once (ascending: %s)", (ascending) => {
  const seen: string[] = [];
  let text: string | undefined;
  do {
    const cursor = decodeCursor(text);
    const { items, total, pages } = cursorPage(records, {
      perPage: 10,
      cursor,
      by: ({ at }) => at,
      ascending,
    });
    expect(total).toBe(25);
    seen.push(...items.map(({ id }) => id));
    text = pages.next?.starting_after;
  } while (text !== undefined);
  const ids = records.map(({ id }) => id);
  expect(seen).toEqual(ascending ? ids : ids.reverse());
});

test("a list by address keeps the query and adds the cursor", () => {
  const request = { address: "https://api.intercom.io/events", search: "type=user&user_id=1" };
  const first = cursorPage(records, {
    perPage: 20,
    cursor: undefined,
    by: ({ at }) => at,
    ascending: true,
  });
  const { next = "" } = linkPages(request, first.pages);
  const query = new URL(next).searchParams;
  expect(query.get("user_id")).toBe("1");
  expect(decodeCursor(query.get("starting_after") ?? "")).toMatchObject({ id: "20", page: 2 });
  const last = cursorPage(records, {
    perPage: 25,
    cursor: undefined,
    by: () => 0,
    ascending: true,
  });
  expect(linkPages(request, last.pages)).toEqual({});
});

test("a workspace has one scroll, which ends with an empty page", () => {
  const { workspace } = createMock();
  const ids = Array.from({ length: 150 }, (_, i) => String(i));
  const first = workspace.openScroll(ids);
  expect(() => workspace.openScroll(ids)).toThrow("scroll already exists");
  const second = workspace.nextOfScroll(first.scroll_param ?? "");
  expect([...first.ids, ...second.ids]).toEqual(ids);
  expect(workspace.nextOfScroll(second.scroll_param ?? "")).toEqual({ ids: [] });
  expect(() => workspace.nextOfScroll(second.scroll_param ?? "")).toThrow("not found");
  workspace.openScroll(ids);
});

test("a scroll expires when it was not used for a minute", () => {
  const { workspace, clock } = createMock();
  const { scroll_param = "" } = workspace.openScroll(Array.from({ length: 300 }, String));
  clock.advance(60);
  workspace.nextOfScroll(scroll_param);
  clock.advance(61);
  expect(() => workspace.nextOfScroll(scroll_param)).toThrow("not found");
  workspace.openScroll([]);
});
