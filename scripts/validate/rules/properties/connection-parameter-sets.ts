import { stringOf } from "../../json/values.ts";
import { inside, type Node, objectIn, objectsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** connectionParameterSets: several ways to sign in (Microsoft Learn, multi-auth). */

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

export const connectionParameterSetTextMissing = rule({
  id: "ConnectionParameterSetTextMissing",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: "The uiDefinition of {what} has no {key}.",
  advice: "Add it; makers read it when they choose how to sign in.",
  check({ apiProperties }, report) {
    const sets = objectIn(apiProperties, "connectionParameterSets");
    if (!sets) return;
    const ways = objectsIn(sets, "values").map((set, index): [Node, string] => [
      set,
      `the way to sign in ${stringOf(set.value.name) ?? `number ${index + 1}`}`,
    ]);
    for (const [node, what] of [[sets, "connectionParameterSets"] as const, ...ways]) {
      const texts = objectIn(node, "uiDefinition");
      const place = texts ?? node;
      const name = texts?.value.displayName ?? texts?.value.displayname;
      if (isMissing(name)) report(place, { what, key: "displayName" });
      if (isMissing(texts?.value.description)) report(place, { what, key: "description" });
    }
  },
});

const isMissing = (text: Node["value"][string] | undefined) =>
  text === undefined || (typeof text === "string" && text.trim() === "");

export const connectionParametersBesideSets = rule({
  id: "ConnectionParametersBesideSets",
  severity: "hint",
  area: "properties",
  needs: ["properties"],
  message: "There are connectionParameters beside connectionParameterSets.",
  advice:
    "Move them into each of the sets; which of the two makers are asked is documented nowhere.",
  check({ apiProperties }, report) {
    const { connectionParameterSets: sets } = apiProperties.value;
    const single = objectIn(apiProperties, "connectionParameters");
    if (sets === undefined || !single || Object.keys(single.value).length === 0) return;
    report(single, {});
  },
});
