/** What was said in a conversation, and how to take it away. */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input, inputs } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import {
  all,
  cast,
  equals,
  filter,
  first,
  given,
  ifElse,
  join,
  match,
  not,
  type Ref,
} from "../../scripts/language/values.ts";
import { choiceListOf } from "../choice-list.ts";
import { start, started } from "./start.ts";

const conversation = named<Schemas["conversation"]>("conversation");
const parts = conversation.conversation_parts.conversation_parts;

const explain = {
  404: "There is no conversation with this id. Choose one from the list.",
} as const;

/** Of one conversation, as text or as HTML. */
const PARAMETERS = {
  ...inputs("GET /conversations/{conversation_id}", "conversation_id"),
  plain_text: input.boolean({
    title: "Plain Text",
    description: "Whether texts come without their HTML; they have it unless this is yes.",
    example: true,
  }),
};
const read = (conversation_id: Ref<string>, plain: Ref<boolean>) =>
  call("GET /conversations/{conversation_id}", {
    as: conversation,
    path: { conversation_id },
    query: { display_as: ifElse(equals(plain, true), "plaintext", null) },
    explain,
  });

export const ListConversationMessages = plannedAction({
  method: "GET",
  path: "/conversations/{conversation_id}/messages",
  summary: "List messages of conversation",
  description:
    "Returns the first message of a conversation, and the list of what contacts, teammates and bots answered, oldest first. Notes and changes without text are left out. Intercom keeps back all but the last 500 entries.",
  inputs: PARAMETERS,
  returns: returns.fields({
    first_message: {
      title: "First Message",
      description: "The message that began the conversation.",
      is: returns.schema("conversation_source"),
    },
    messages: {
      title: "Messages",
      description: "The messages after the first one.",
      is: returns.listOfSchema("conversation_part"),
    },
  }),
  plan: ({ conversation_id, plain_text }) => ({
    steps: [read(conversation_id, plain_text)],
    answer: {
      first_message: conversation.source,
      messages: filter(parts, ({ part_type, body }) =>
        all(given(body), not(equals(part_type, "note"))),
      ),
    },
  }),
});

export const ListConversationNotes = plannedAction({
  method: "GET",
  path: "/conversations/{conversation_id}/notes",
  summary: "List notes of conversation",
  description:
    "Lists what teammates noted on a conversation, oldest first; an empty list where nobody did. Intercom keeps back all but the last 500 entries.",
  inputs: PARAMETERS,
  returns: returns.listOfSchema("conversation_part"),
  plan: ({ conversation_id, plain_text }) => ({
    steps: [read(conversation_id, plain_text)],
    answer: filter(parts, ({ part_type }) => equals(part_type, "note")),
  }),
});

export const ListMessageChoices = choiceListOf("message", {
  inputs: inputs("GET /conversations/{conversation_id}", "conversation_id"),
  read: ({ conversation_id }) =>
    call("GET /conversations/{conversation_id}", {
      as: conversation,
      path: { conversation_id },
      query: { display_as: "plaintext" },
    }),
  from: filter(parts, ({ body, redacted }) => all(given(body), not(equals(redacted, true)))),
  entry: ({ id, body, author: { name } }) => ({
    id,
    name: join(
      first(name, join("Somebody")),
      ": ",
      first(match(cast<string>(body), "^\\s*(.{1,80})"), id),
    ),
  }),
});

/** The messages and notes of the conversation that was chosen, but for its first message. */
export const messages = choices(ListMessageChoices, {
  value: "id",
  title: "name",
  with: { conversation_id: { parameter: "conversation_id" } },
});

export const RedactMessage = action("POST /conversations/redact", {
  path: "/conversations/redact-message",
  summary: "Redact message of conversation",
  description:
    "Takes the content of a message or note away for good, its files too; that there was one is still seen. It cannot be undone. For the message that began the conversation there is Redact first message of conversation.",
  effect: "destroy",
  fixed: { type: "conversation_part" },
  only: ["conversation_id", "conversation_part_id"],
  parameters: {
    conversation_part_id: {
      title: "Message",
      description: "The message or note that is to lose its content.",
      required: true,
      choices: messages,
    },
  },
  explain: {
    404: "There is no such conversation, or it has no such message. Choose both from the lists.",
  },
});

export const RedactFirstMessage = plannedAction({
  method: "POST",
  path: "/conversations/{conversation_id}/redact-first-message",
  summary: "Redact first message of conversation",
  description:
    "Takes the content of the message that began a conversation away for good. A contact must have written it. It cannot be undone.",
  effect: "destroy",
  inputs: inputs("GET /conversations/{conversation_id}", "conversation_id"),
  returns: returns.schema("conversation"),
  plan: ({ conversation_id }) => ({
    steps: [
      call("GET /conversations/{conversation_id}", {
        as: conversation,
        path: { conversation_id },
        explain,
      }),
      call("POST /conversations/redact", {
        as: conversation,
        body: { type: "source", conversation_id, source_id: conversation.source.id },
      }),
    ],
    answer: conversation,
  }),
  trial: { before: [start], values: { conversation_id: started.conversation_id } },
});
