import { defined } from "../../common/defined.ts";
import type { Segment } from "../records/segment.ts";
import { ok, param, type Route } from "../route.ts";

export const segmentRoutes: readonly Route[] = [
  {
    call: "GET /segments",
    handle: (request, workspace) => () => {
      const counted = request.query("include_count") === "true";
      const segments = workspace.segments.map((segment) =>
        segmentJson(segment, counted ? workspace.sizeOfSegment(segment) : undefined),
      );
      return ok({ type: "segment.list", segments });
    },
  },
  {
    call: "GET /segments/{segment_id}",
    handle: (request, workspace) => () =>
      ok(segmentJson(workspace.existingSegment(param(request, "segment_id")))),
  },
];

/** @param count shown where it is given */
export function segmentJson(segment: Segment, count?: number) {
  const { id, name, created_at, updated_at, members } = segment;
  return {
    type: "segment",
    id,
    name,
    created_at,
    updated_at,
    // Leads go by their old name here; the description has no word for companies.
    person_type: members === "lead" ? "contact" : "user",
    ...defined({ count }),
  };
}
