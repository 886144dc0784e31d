import { isOneWord } from "../common/contract-rules.ts";
import type { Problem } from "../common/problem.ts";
import type { Field, Operation } from "./operation.ts";

const ADVICE = "Say what makers need to know, in a sentence.";

/**
 * Texts of descriptors that tell makers nothing: a summary or a description that is a single word.
 * What the contract says is looked at there, and what is missing altogether in the generated files.
 */
export function poorTexts(operations: Iterable<Operation>): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<Field>();
  for (const operation of operations) {
    const { id, visibility, summary, description, parameters, body, answer, subscription } =
      operation;
    if (visibility === "internal") continue;
    const tell = (place: string, what: string, text: string) =>
      problems.push({
        operation: id,
        place,
        message: text === "" ? `The ${what} is empty.` : `The ${what} "${text}" is one word.`,
        advice: ADVICE,
      });
    const visit = (field: Field, place: string) => {
      if (seen.has(field) || field.visibility === "internal") return;
      seen.add(field);
      if (field.description !== undefined && isOneWord(field.description)) {
        tell(place, "description", field.description);
      }
      const below = (step: string) => (place === "" ? step : `${place}.${step}`);
      for (const [key, inner] of Object.entries(field.fields ?? {})) visit(inner, below(key));
      if (field.items !== undefined) visit(field.items, below("*"));
    };
    if (summary === "" || isOneWord(summary)) tell("summary", "summary", summary);
    if (description === "" || isOneWord(description))
      tell("description", "description", description);
    for (const { key, field } of parameters) visit(field, key);
    if (body !== undefined) visit(body, "");
    visit(subscription?.content ?? answer.field, "");
  }
  return problems;
}
