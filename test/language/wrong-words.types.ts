/** What must not compile of words that makers choose from. */
import { action } from "../../scripts/language/action.ts";
import { input } from "../../scripts/language/inputs.ts";

action("POST /articles", { parameters: { state: { words: { draft: "Draft" } } } });
action("POST /articles/{id}/draft/publish", {
  parameters: { locales: { words: { en: "English" } } },
});

action("POST /articles", {
  // @ts-expect-error the contract has no such word
  parameters: { state: { words: { live: "Live" } } },
});
action("POST /articles", {
  // @ts-expect-error a number has no words
  parameters: { author_id: { words: { 1: "Ada" } } },
});
// @ts-expect-error words of one's own inputs are those of a choice
input.string({ title: "State", description: "The state.", words: { draft: "Draft" } });
