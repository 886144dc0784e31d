import { stringOf } from "../../json/values.ts";
import { inside, objectIn, objectsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const connectionParameterSetNotUnique = rule({
  id: "ConnectionParameterSetNotUnique",
  severity: "error",
  area: "properties",
  needs: ["properties"],
  message:
    'Two ways to sign in are called "{name}"; a connection knows its own by this name alone.',
  advice: "Give each a name of its own.",
  check({ apiProperties }, report) {
    const sets = objectIn(apiProperties, "connectionParameterSets");
    const seen = new Set<string>();
    for (const set of sets ? objectsIn(sets, "values") : []) {
      const name = stringOf(set.value.name);
      if (name === undefined) continue;
      if (seen.has(name.toLowerCase())) report(inside(set, "name"), { name });
      seen.add(name.toLowerCase());
    }
  },
});
