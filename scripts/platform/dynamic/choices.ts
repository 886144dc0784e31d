import type { Dynamic } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { at, listAt, textOf } from "./path.ts";
import { type Asker, ask, type Question, questionOf } from "./question.ts";

/** One line of a dropdown. */
export interface Choice {
  value: unknown;
  title: string;
}

/** Where a dropdown's lines come from: one form of the two, in common terms. */
interface Source extends Question {
  items: string | undefined;
  value: string | undefined;
  title: string | undefined;
}

/**
 * Fills a dropdown as the designers do: the new designer by x-ms-dynamic-list, the old one by
 * x-ms-dynamic-values. Where both are declared both are resolved and must agree.
 * @throws {UsageError} where there is no dropdown, its operation fails, or the forms disagree
 */
export async function resolveChoices(asker: Asker, dynamic: Dynamic): Promise<Choice[]> {
  const [first, second] = sourcesOf(asker, dynamic);
  if (!first) throw new UsageError(`${asker.owner} has no dropdown.`);
  const answer = await ask(asker, first);
  const choices = pick(asker, first, answer);
  if (second) {
    const others = pick(asker, second, await ask(asker, second, { question: first, answer }));
    if (JSON.stringify(choices) !== JSON.stringify(others)) {
      throw new UsageError(
        `${asker.owner}: ${first.form} gives ${choices.length} choices and ${second.form} ${others.length}, and they differ; both must give the same.`,
      );
    }
  }
  return choices;
}

function sourcesOf(asker: Asker, dynamic: Dynamic): Source[] {
  const sources: Source[] = [];
  const list = dynamic["x-ms-dynamic-list"];
  const values = dynamic["x-ms-dynamic-values"];
  if (list) {
    sources.push({
      ...questionOf(asker, "x-ms-dynamic-list", list),
      items: list.itemsPath,
      value: list.itemValuePath,
      title: list.itemTitlePath,
    });
  }
  if (values?.capability) {
    throw new UsageError(
      `${asker.owner} is filled by the capability "${values.capability}": it is a tree, not a list.`,
    );
  }
  if (values) {
    sources.push({
      ...questionOf(asker, "x-ms-dynamic-values", values),
      items: values["value-collection"],
      value: values["value-path"],
      title: values["value-title"],
    });
  }
  return sources;
}

function pick({ owner }: Asker, source: Source, answer: unknown): Choice[] {
  const items = listAt(answer, source.items);
  if (!items) {
    const place = source.items ? `no list at "${source.items}"` : "no list";
    throw new UsageError(`${owner}: ${source.operationId} answered ${place} (${source.form}).`);
  }
  return items.map((item) => {
    const value = at(item, source.value);
    return { value, title: textOf(at(item, source.title) ?? value) };
  });
}
