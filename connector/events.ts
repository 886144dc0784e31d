/** What happened, as triggers tell it beside a thing whose parts they do not read. */
import { field, shape } from "../scripts/language/shape.ts";
import type { Polled } from "../scripts/language/trigger.ts";
import { fixed, type Maybe, type Ref, text, time, type Value } from "../scripts/language/values.ts";

/** For what Intercom does not say who did it. */
export const nobody: Value<null> = fixed(null);

/**
 * What a thing itself tells of what happened, under the name of a definition that all of one name
 * share: `itemEvent<Schemas["ticket"]>(({ created_at }) => ({ kind: "created", … }))`.
 */
export const itemEvent = <I>(
  about: (item: Ref<I>) => { kind: Value<string>; at: Maybe<number>; by_id: Maybe<string> },
) =>
  shape<Polled<I>>()("Item_Event", "Event", "What happened.", ({ item }) => {
    const { kind, at, by_id } = about(item);
    return {
      kind: field.always("string", "Event Kind", "What happened, in one word.", kind),
      at: field.optional("date-time", "Event Time", "The time when it happened.", time(at)),
      by_id: field.optional(
        "string",
        "Event By Id",
        "The id of the contact or teammate who did it, which is empty if Intercom does not say.",
        text(by_id),
      ),
    };
  });
