import { SUPPORTED_MIME_TYPES } from "../../catalogue/mime-types.ts";
import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { itemsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** A type and a subtype of RFC 6838, and parameters such as a charset. */
const MIME_TYPE =
  /^[A-Za-z0-9][\w!#$&^.+*-]*\/[\w!#$&^.+*-]+(\s*;\s*[\w!#$&^.+-]+=("[^"]*"|[^\s;"]+))*$/;
/** RFC 7231, 5.3.2: what a client accepts may have wildcards, so services list them. */
const RANGE = /^\*\/\*$/;

function* mimeTypesIn({ root, operations }: Connector) {
  for (const holder of [root, ...operations]) {
    for (const key of ["consumes", "produces"]) {
      for (const place of itemsIn(holder, key)) {
        const text = stringOf(place.value);
        if (text !== undefined) yield { place, text };
      }
    }
  }
}

const isMimeType = (text: string) => MIME_TYPE.test(text) || RANGE.test(text);

export const mimeTypeNotValid = rule({
  id: "MimeTypeNotValid",
  severity: "warning",
  area: "document",
  message: '"{text}" is no MIME type.',
  advice: "Write a type and a subtype, such as application/json.",
  check(connector, report) {
    for (const { place, text } of mimeTypesIn(connector)) {
      if (!isMimeType(text)) report(place, { text });
    }
  },
});

/** A hint: published connectors answer with files and with JSON of their own types, and work. */
export const mimeTypeNotSupported = rule({
  id: "MimeTypeNotSupported",
  severity: "hint",
  area: "document",
  message: "{text} is none of the MIME types that Power Platform knows.",
  advice: "Use one of {supported} where the service offers it.",
  check(connector, report) {
    for (const { place, text } of mimeTypesIn(connector)) {
      const type = text.split(";")[0]?.trim().toLowerCase() ?? "";
      if (!isMimeType(text) || SUPPORTED_MIME_TYPES.includes(type)) continue;
      report(place, { text, supported: SUPPORTED_MIME_TYPES.join(", ") });
    }
  },
});
