/** What actions that put tags on have in common: a tag is chosen, or its name is typed. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { call, fail, named, type Step, set, when } from "../../scripts/language/steps.ts";
import { any, equals, find, given, not, type Ref } from "../../scripts/language/values.ts";
import { tags } from "./actions.ts";

const all = named<Schemas["tag_list"]>("all_tags");

/** The tag: empty where none has the id or the name. */
export const tag = named<{ id?: string; name?: string }>("tag");

/** One box: an entry of the list is an id, anything typed is a name. */
export const NEW_OR_OLD = input.string({
  title: "Tag",
  description: "A tag from the list, or the name of a new one.",
  required: true,
  choices: tags,
});

/** The same where the tag must be there. */
export const OLD = input.string({
  title: "Tag",
  description: "A tag from the list, or its name.",
  required: true,
  choices: tags,
});

/** Looks for the tag by id and by name. */
export const findTag = (given: Ref<string>): readonly Step[] => [
  call("GET /tags", { as: all }),
  set(
    tag,
    find(all.data, ({ id, name }) => any(equals(id, given), equals(name, given))),
  ),
];

/** The same, and makes a tag of that name where there is none; of two at once Intercom makes one. */
export const findOrMakeTag = (chosen: Ref<string>): readonly Step[] => [
  ...findTag(chosen),
  when(not(given(tag.id)), [
    call("POST /tags", {
      as: named<Schemas["tag_create_response"]>("tag"),
      body: { name: chosen },
    }),
  ]),
];

/** The same, and fails where there is none. */
export const requireTag = (chosen: Ref<string>): readonly Step[] => [
  ...findTag(chosen),
  when(not(given(tag.id)), [
    fail(404, "not_found", "There is no tag with this id or name. Choose one from the list."),
  ]),
];
