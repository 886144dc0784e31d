/** Connectors as the page serves them, for tests. */
import type { Served } from "../../scripts/page/api.ts";
import { cardsOf } from "../../scripts/page/cards/cards.ts";
import type { Review } from "../../scripts/page/model.ts";
import { openSession } from "../../scripts/page/session.ts";
import { type Connector, parseConnector } from "../../scripts/platform/connector.ts";
import type { Swagger } from "../../scripts/platform/definition/swagger.ts";

/** Connectors by name, with what they were before and what is said of them. */
export function servedOf(
  connectors: Readonly<Record<string, Connector>>,
  { before, review = { remarks: [] } }: { before?: Swagger; review?: Review } = {},
): Served[] {
  return Object.entries(connectors).map(([name, connector]) => ({
    name,
    cards: cardsOf(connector.definition),
    ...(before ? { before: cardsOf(before) } : {}),
    session: openSession(connector, {
      warn: () => {},
      fires: async (...asked) => (await import("../../scripts/try/fires.ts")).ourFires(...asked),
    }),
    review: () => review,
  }));
}

/** A connector of a stranger's, from a definition alone. */
export function connectorOf(definition: Partial<Swagger>): Connector {
  return parseConnector({
    definition: JSON.stringify({
      swagger: "2.0",
      info: { title: "Things", version: "1" },
      host: "things.example",
      schemes: ["https"],
      paths: {},
      ...definition,
    }),
    properties: '{"properties": {}}',
  });
}
