import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListSegments = action("GET /segments");
export const GetSegment = action("GET /segments/{segment_id}");

/** The segments of the workspace. */
export const segments = choices(ListSegments, { items: "segments", value: "id", title: "name" });
