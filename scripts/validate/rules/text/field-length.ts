import { DESCRIPTION_LENGTH, LONGEST_SUMMARY, LONGEST_TITLE } from "../../catalogue/limits.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, type Place } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

const lengthOf = (text: string) => [...text].length;

/** The place, how messages call it, the text, and its greatest length. Operations have their own rule. */
function* limitedFields({ info, shown }: Connector): Generator<[Place, string, string, number]> {
  const title = stringOf(info?.value.title);
  if (info && title) yield [inside(info, "title"), "title of the connector", title, LONGEST_TITLE];
  for (const one of shown) {
    if (!one.title || one.kind === "operation") continue;
    const { key, text } = one.title;
    yield [inside(one, key), `${key} of ${one.name}`, text, LONGEST_SUMMARY];
  }
}

export const fieldLengthExceeded = rule({
  id: "FieldLengthExceeded",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: "The {field} has {length} characters; {most} are allowed.",
  advice: "Shorten it; what it leaves out belongs in the description.",
  check(connector, report) {
    for (const [place, field, text, most] of limitedFields(connector)) {
      const length = lengthOf(text);
      if (length > most) report(place, { field, length, most });
    }
  },
});

export const fieldLengthNotInRange = rule({
  id: "FieldLengthNotInRange",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message:
    "The description of the connector has {length} characters; {least} to {most} are expected.",
  advice: "Say in a few sentences what the service is and what makers can do with it.",
  check({ info }, report) {
    const text = stringOf(info?.value.description);
    if (!info || text === undefined) return;
    const length = lengthOf(text);
    const { least, most } = DESCRIPTION_LENGTH;
    if (length < least || length > most) {
      report(inside(info, "description"), { length, least, most });
    }
  },
});
