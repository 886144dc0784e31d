import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerList } from "../../../scripts/generate/lower/list.ts";
import type { ListAction } from "../../../scripts/language/list.ts";
import { answers, contextOf, contractOf, listed, parameter, plain } from "../small.ts";

const call = "GET /macros";
const tag: Schema = {
  title: "Tag",
  type: "object",
  properties: {
    id: { type: "string" },
    note: { type: "string" },
    created_at: { type: "integer", format: "unix-time" },
  },
};
const page: Schema = {
  type: "object",
  properties: { data: { type: "array", items: { $ref: "#/components/schemas/tag" } } },
};
const number = (name: string, rest: Schema = {}) =>
  parameter("query", name, { type: "integer", ...rest });

function lowered(
  names: readonly string[],
  options: Partial<ListAction> = {},
  most: Schema = { maximum: 50 },
) {
  const context = contextOf(
    contractOf(
      {
        [call]: {
          parameters: names.map((name) => number(name, name === "per_page" ? most : {})),
          responses: answers(page),
        },
      },
      { tag },
    ),
  );
  const descriptor: ListAction = { ...plain(call), kind: "list", items: "data", ...options };
  return { operation: lowerList(listed("ListTags", descriptor), context), ...context };
}

describe("a list", () => {
  it("has the parameters that are no paging, and how many items are wanted", () => {
    const { operation } = lowered(["page", "per_page", "since"]);
    expect(operation?.parameters.map(({ key }) => key)).toEqual(["since", "number_of_items"]);
    expect(operation?.parameters.at(-1)?.field).toMatchObject({
      type: "integer",
      title: "Number Of Items",
      default: 100,
      minimum: 1,
    });
  });

  it("answers its items and a link to more, which the platform follows", () => {
    const { operation } = lowered(["page", "per_page"]);
    expect(operation?.answer).toMatchObject({
      pageable: true,
      field: {
        definition: "ListTags_Response",
        fields: { value: { type: "list", items: { definition: "tag" } }, nextLink: {} },
      },
    });
  });

  it.each([
    ["a cursor", ["per_page", "starting_after"], "cursor"],
    ["page numbers", ["per_page", "page"], "number"],
    ["a scroll", ["scroll_param"], "scroll"],
    ["links, where no parameter names the page", ["per_page"], "link"],
  ])("is read by %s", (_, names, by) => {
    const { operation } = lowered(names);
    expect(operation?.plan.steps).toMatchObject([{ pages: { by, items: "data" }, as: "page" }]);
  });

  it.each<[string, Schema, number | undefined]>([
    ["as large as Intercom allows", { maximum: 150 }, 150],
    ["of Intercom's own size where the contract knows no limit", {}, undefined],
  ])("asks for pages %s", (_, most, size) => {
    const { operation } = lowered(["page", "per_page"], {}, most);
    const [step] = operation?.plan.steps ?? [];
    expect(step !== undefined && "pages" in step ? step.pages.size : null).toBe(size);
  });

  it("gives times as dates, and the link by what the page says", () => {
    const { operation, times } = lowered(["page", "per_page"]);
    expect(operation?.plan.answer).toEqual({
      value: { $times: { $get: "page.items" }, in: { "*": "@tag" } },
      nextLink: { $nextLink: { $get: "page.next" } },
    });
    expect(times).toEqual({ tag: { created_at: 1 } });
  });

  it("is a GET for makers, whatever Intercom's own method is", () => {
    const context = contextOf(
      contractOf(
        { "POST /companies/list": { parameters: [number("page")], responses: answers(page) } },
        { tag },
      ),
    );
    const descriptor: ListAction = {
      ...plain("POST /companies/list", { path: "/all_companies" }),
      kind: "list",
      items: "data",
    };
    const operation = lowerList(listed("ListAllCompanies", descriptor), context);
    expect(operation).toMatchObject({ method: "GET", path: "/all_companies", effect: "read" });
    expect(operation?.plan.steps).toMatchObject([
      { pages: { method: "POST", path: "/companies/list" } },
    ]);
  });

  it("is one list, without a link, where it reads up to so many", () => {
    const { operation } = lowered(["page", "per_page"], { upTo: 300 });
    expect(operation?.parameters).toEqual([]);
    expect(operation?.answer).toMatchObject({
      field: { type: "list", items: { definition: "tag" } },
    });
    expect(operation?.answer.pageable).toBeUndefined();
    expect(operation?.plan.steps).toMatchObject([{ pages: { upTo: 300 } }]);
  });

  it("leaves parts of its items out, as a definition of its own", () => {
    const { operation } = lowered(["page"], { omit: ["note"] });
    const item = operation?.answer.field.fields?.value?.items;
    expect([item?.definition, Object.keys(item?.fields ?? {})]).toEqual([
      "ListTags_Item",
      ["id", "created_at"],
    ]);
  });

  it("is refused where the answer has no list there", () => {
    const { problems } = lowered(["page"], { items: "tags" });
    expect(problems).toMatchObject([{ operation: "ListTags", place: "items" }]);
  });

  it("is refused where what it leaves out is not there", () => {
    const { problems } = lowered(["page"], { omit: ["notes"] });
    expect(problems).toMatchObject([{ operation: "ListTags", place: "omit" }]);
  });

  it("is refused where Intercom does not page it, with what to write instead", () => {
    const { problems } = lowered([]);
    expect(problems).toMatchObject([{ advice: "Write action(…) in place of list(…)." }]);
  });
});
