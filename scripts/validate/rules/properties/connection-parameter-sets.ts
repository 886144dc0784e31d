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
  message: "{what} has no {missing}.",
  advice:
    "Add a uiDefinition with displayName and description; makers read them when they choose how to sign in.",
  check({ apiProperties }, report) {
    const sets = objectIn(apiProperties, "connectionParameterSets");
    if (!sets) return;
    const ways = objectsIn(sets, "values").map((set, index): [Node, string] => [
      set,
      `The way to sign in ${stringOf(set.value.name) ?? `number ${index + 1}`}`,
    ]);
    for (const [node, what] of [[sets, "The list connectionParameterSets"] as const, ...ways]) {
      const texts = objectIn(node, "uiDefinition");
      if (!texts) {
        report(node, { what, missing: "uiDefinition" });
        continue;
      }
      const { displayName = texts.value.displayname, description } = texts.value;
      const missing = Object.entries({ displayName, description })
        .filter(([, text]) => isMissing(text))
        .map(([key]) => key);
      if (missing.length === 0) continue;
      report(texts, { what, missing: `${missing.join(" and no ")} in its uiDefinition` });
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
