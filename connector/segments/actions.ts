import { action } from "../../scripts/language/action.ts";

export const ListSegments = action("GET /segments");
export const GetSegment = action("GET /segments/{segment_id}");
