import { expect, it } from "vitest";
import { withoutInputs } from "../../scripts/compat/without-inputs.ts";

const tag = { $get: "in.tag" };
const other = { $get: "in.other" };
const item = { $get: "item.state" };
const asked = { $any: [{ $not: { $given: tag } }, { $equal: [item, tag] }] };
const kind = { $equal: [item, "open"] };

it.each([
  ["a filter is no condition", asked, true],
  ["one beside another condition leaves that", { $all: [kind, asked] }, kind],
  ["of several others all stay", { $all: [kind, asked, item] }, { $all: [kind, item] }],
  ["a switch that is off holds", { $any: [{ $not: { $equal: [tag, true] } }, kind] }, true],
  ["what asks for it never holds", { $all: [{ $given: tag }, kind] }, false],
  ["another input stays", { $given: other }, { $given: other }],
  [
    "a comparison of an item with it is for the plan to make",
    { $equal: [item, tag] },
    { $equal: [item, null] },
  ],
  ["what it does not know stays", { $text: tag }, { $text: tag }],
])("where an input is empty, %s", (_, condition, left) => {
  expect(withoutInputs(condition, new Set(["tag"]))).toEqual(left);
});
