import { METADATA } from "../../catalogue/metadata.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, type Node, objectIn, objectsIn, type Place } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** The links of a connector: contact, license, documentation, and those of the metadata. */
function* linksIn({ root, info, operations, schemas }: Connector): Generator<[Place, string]> {
  const holders = [
    info && objectIn(info, "contact"),
    info && objectIn(info, "license"),
    ...[root, ...objectsIn(root, "tags"), ...operations, ...schemas].map(documentation),
  ];
  for (const holder of holders) {
    const url = stringOf(holder?.value.url);
    if (holder && url !== undefined) yield [inside(holder, "url"), url];
  }
  for (const entry of objectsIn(root, "x-ms-connector-metadata")) {
    const name = stringOf(entry.value.propertyName)?.toLowerCase();
    const isLink = METADATA.slice(0, 2).some((link) => link.toLowerCase() === name);
    const url = stringOf(entry.value.propertyValue);
    if (isLink && url !== undefined) yield [inside(entry, "propertyValue"), url];
  }
}

const documentation = (node: Node) =>
  node.value.externalDocs === undefined ? undefined : objectIn(node, "externalDocs");

export const urlNotValid = rule({
  id: "UrlNotValid",
  severity: "warning",
  area: "document",
  message: '"{url}" is no complete link.',
  advice: "Write the whole address, such as https://example.com/help.",
  check(connector, report) {
    for (const [place, url] of linksIn(connector)) {
      // An empty one is missing, which other rules say.
      if (url.trim() === "" || (/^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url))) continue;
      report(place, { url });
    }
  },
});
