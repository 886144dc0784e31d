/** What happened to tags, as triggers tell it beside what the tags are on. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import type { Polled } from "../../scripts/language/trigger.ts";
import { fixed, text, time } from "../../scripts/language/values.ts";

/** A tag that was put on a thing, which is I. */
export const tagEventOf = <I>() =>
  shape<Polled<I, never, Schemas["tag"]>>()(
    "Tag_Event",
    "Event",
    "The tag that was put on, in short.",
    ({ part }) => ({
      kind: field.always("string", "Event Kind", "Always tag.", fixed("tag")),
      at: field.optional(
        "date-time",
        "Event Time",
        "The time when the tag was put on.",
        time(part.applied_at),
      ),
      by_id: field.optional(
        "string",
        "Event By Id",
        "The id of the teammate who put it on, which is empty if nobody in particular did.",
        text(part.applied_by.id),
      ),
      tag: field.optional("string", "Event Tag", "The name of the tag.", part.name),
    }),
  );
