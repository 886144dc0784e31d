import { ok, type Route } from "../route.ts";

export const awayStatusReasonRoutes: readonly Route[] = [
  {
    call: "GET /away_status_reasons",
    handle: (_, workspace) => () => {
      const data = workspace.awayStatusReasons.map((reason) => ({
        type: "away_status_reason",
        ...reason,
      }));
      return ok({ type: "list", data });
    },
  },
];
