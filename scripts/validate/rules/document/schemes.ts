import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { inside, itemsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const SUPPORTED: readonly string[] = ["https", "http"];
const WEB_SOCKET: readonly string[] = ["ws", "wss"];

const holders = ({ root, operations }: Connector) => [root, ...operations];

function schemesIn(connector: Connector) {
  return holders(connector).flatMap((holder) =>
    itemsIn(holder, "schemes").flatMap((place) => {
      const scheme = stringOf(place.value);
      return scheme === undefined ? [] : [{ place, scheme }];
    }),
  );
}

export const schemeNotValid = rule({
  id: "SchemeNotValid",
  severity: "error",
  area: "document",
  message: '"{scheme}" is no transfer protocol.',
  advice: "Write https, or http where the service has nothing else.",
  check(connector, report) {
    for (const { place, scheme } of schemesIn(connector)) {
      if (![...SUPPORTED, ...WEB_SOCKET].includes(scheme)) report(place, { scheme });
    }
  },
});

export const schemeNotSupported = rule({
  id: "SchemeNotSupported",
  severity: "error",
  area: "document",
  message: "Power Platform does not speak the WebSocket protocol {scheme}.",
  advice: "Write https, and describe the operations that the service offers over it.",
  check(connector, report) {
    for (const { place, scheme } of schemesIn(connector)) {
      if (WEB_SOCKET.includes(scheme)) report(place, { scheme });
    }
  },
});

export const schemesArrayEmpty = rule({
  id: "SchemesArrayEmpty",
  severity: "error",
  area: "document",
  message: "The list of schemes is empty, so the service cannot be called.",
  advice: 'Write ["https"].',
  check(connector, report) {
    for (const holder of holders(connector)) {
      const { schemes } = holder.value;
      if (Array.isArray(schemes) && schemes.length === 0) report(inside(holder, "schemes"), {});
    }
  },
});
