import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Letters and digits alone: "List tags" and "List tags." say the same. */
const said = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

export const summaryEqualsDescription = rule({
  id: "SummaryEqualsDescription",
  severity: "hint",
  area: "text",
  message: "The description of {name} says the same as its {key}.",
  advice: "Say what the title cannot: what it is for, where it comes from, what form it has.",
  check({ shown }, report) {
    for (const one of shown) {
      const { title, description, name } = one;
      if (!title || !description || said(title.text) !== said(description.text)) continue;
      report(inside(one, description.key), { name, key: title.key });
    }
  },
});
