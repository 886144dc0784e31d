import { replaceValue } from "../../json/edit.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const textWithSpaceAround = rule({
  id: "TextWithSpaceAround",
  severity: "hint",
  area: "text",
  message: "The {key} of {name} begins or ends with white space.",
  advice: "Remove it; products show the text as it is written.",
  fixable: true,
  check({ info, shown }, report) {
    const texts = shown.flatMap(({ title, description, ...one }) =>
      [title, description].flatMap((text) => (text ? [{ ...text, one, name: one.name }] : [])),
    );
    const own = ["title", "description"].flatMap((key) => {
      const whole = stringOf(info?.value[key]);
      if (!info || whole === undefined) return [];
      // That a title ends with a letter or a digit, certification wants: another rule.
      const text = key === "title" ? whole.trimEnd() : whole;
      return [{ key, text, one: info, name: "the connector" }];
    });
    for (const { key, text, one, name } of [...own, ...texts]) {
      if (text === text.trim() || text.trim() === "") continue;
      const place = inside(one, key);
      report(place, { key, name }, replaceValue(place.file, place.pointer, text.trim()));
    }
  },
});
