import { replaceValue } from "../../json/edit.ts";
import { inside, objectIn } from "../../model/node.ts";
import { oAuthSettingsOf } from "../../model/oauth.ts";
import { rule } from "../../rule.ts";

export const booleanTextExpected = rule({
  id: "BooleanTextExpected",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message:
    '"{key}" of the connection parameter "{parameter}" is a boolean; a text is expected here.',
  advice: 'Write "{value}" in quotes.',
  fixable: true,
  check({ connectionParameters }, report) {
    for (const { name: parameter, constraints } of connectionParameters) {
      for (const key of ["required", "hidden"]) {
        const value = constraints?.value[key];
        if (!constraints || typeof value !== "boolean") continue;
        const place = inside(constraints, key);
        const edits = replaceValue(place.file, place.pointer, String(value));
        report(place, { key, parameter, value: String(value) }, edits);
      }
    }
    for (const { parameter, ...settings } of oAuthSettingsOf(connectionParameters)) {
      const given = objectIn(settings, "properties");
      const first = given?.value.IsFirstParty;
      if (!given || typeof first !== "boolean") continue;
      const place = inside(given, "IsFirstParty");
      const value = first ? "True" : "False";
      const values = { key: "IsFirstParty", parameter: parameter.name, value };
      report(place, values, replaceValue(place.file, place.pointer, value));
    }
  },
});
