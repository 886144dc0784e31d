import { CATEGORIES, METADATA, MOST_CATEGORIES } from "../../catalogue/metadata.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, lacks, type Node, objectsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

const KEY = "x-ms-connector-metadata";

/** By name in lower case: both "Privacy policy" and "Privacy Policy" are published. */
function metadataOf({ root }: Connector) {
  return objectsIn(root, KEY).map((entry) => ({
    name: stringOf(entry.value.propertyName)?.trim().toLowerCase() ?? "",
    value: stringOf(entry.value.propertyValue)?.trim() ?? "",
    place: inside(entry, "propertyValue"),
  }));
}

function categoriesOf(connector: Connector) {
  const entry = metadataOf(connector).find(({ name }) => name === "categories");
  const names = (entry?.value ?? "").split(";").map((name) => name.trim());
  return { place: entry?.place, names: names.filter((name) => name !== "") };
}

export const connectorMetadataPropertiesMissing = rule({
  id: "ConnectorMetadataPropertiesMissing",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: "The connector's metadata lacks {missing}.",
  advice: "Add {missing} to x-ms-connector-metadata, each with a value.",
  check(connector, report) {
    const filled = metadataOf(connector).filter(({ value }) => value !== "");
    const present = new Set(filled.map(({ name }) => name));
    const missing = METADATA.filter((name) => !present.has(name.toLowerCase()));
    if (missing.length === 0) return;
    const { root } = connector;
    // An entry without its name or value is a finding, and may be what is missing.
    const isWhole = ({ value }: Node) => "propertyName" in value && "propertyValue" in value;
    if (!objectsIn(root, KEY).every(isWhole) || !(KEY in root.value || lacks(root, KEY))) return;
    const place = root.value[KEY] === undefined ? root : inside(root, KEY);
    report(place, { missing: missing.join(", ") });
  },
});

export const invalidConnectorCategory = rule({
  id: "InvalidConnectorCategory",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: 'There is no category "{category}".',
  advice: "Use one or two of {known}, with a semicolon between them.{near}",
  check(connector, report) {
    const { place, names } = categoriesOf(connector);
    for (const category of names) {
      if (!place || CATEGORIES.includes(category)) continue;
      const near = didYouMean(category, CATEGORIES);
      report(place, { category, known: CATEGORIES.join(", "), near });
    }
  },
});

export const tooManyConnectorCategories = rule({
  id: "TooManyConnectorCategories",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: "The connector is in {count} categories; {most} are allowed.",
  advice: "Keep the {most} that fit best.",
  check(connector, report) {
    const { place, names } = categoriesOf(connector);
    if (!place || names.length <= MOST_CATEGORIES) return;
    report(place, { count: names.length, most: MOST_CATEGORIES });
  },
});
