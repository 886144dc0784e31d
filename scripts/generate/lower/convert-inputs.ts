/** Plans that send objects whose fields the workspace decides on. */
import type { Inputs } from "../../language/inputs.ts";
import type { DynamicFields } from "../../language/schema.ts";
import type { CallStep, Expr, Step } from "../../plan/plan.ts";
import type { LowerContext } from "./context.ts";
import { convertingTimes, type DynamicInput } from "./dynamic.ts";

/** The steps, with the times among such fields converted wherever a call's body has them as they are. */
export function convertingInputs(
  steps: readonly Step[],
  inputs: Inputs,
  context: LowerContext,
): Step[] {
  const dynamic = Object.entries(inputs).flatMap(([key, input]) => {
    const texts = input.kind === "own" ? input.texts : input.setting;
    return texts.fields === undefined
      ? []
      : [{ key, title: texts.title ?? key, fields: texts.fields }];
  });
  return dynamic.length === 0 ? [...steps] : steps.flatMap(converted);

  function converted(step: Step): Step[] {
    if ("when" in step) return [{ ...step, do: step.do.flatMap(converted) }];
    if (!("call" in step)) return [step];
    const inside = (some: readonly Step[]) => some.flatMap(converted);
    const { on, undo, ...rest } = step;
    const whole: CallStep = {
      ...rest,
      ...(on === undefined
        ? {}
        : {
            on: Object.fromEntries(
              Object.entries(on).map(([status, some]) => [status, inside(some)]),
            ),
          }),
      ...(undo === undefined ? {} : { undo: inside(undo) }),
    };
    for (const one of dynamic) {
      const place = placeOf(`in.${one.key}`, whole.call.body ?? null);
      if (place !== undefined) return convertedCall(whole, one, place);
    }
    return [whole];
  }

  function convertedCall(
    step: CallStep,
    { key, title, fields }: { key: string; title: string; fields: DynamicFields },
    place: string,
  ): Step[] {
    const input: DynamicInput = { place, title, fields, value: { $get: `in.${key}` } };
    return convertingTimes(step, input, (name) => ({ $get: `in.${name}` }), context);
  }
}

/** Where a body has an input as it is, with dots. */
function placeOf(input: string, body: Expr): string | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === "object" && value !== null && "$get" in value && value.$get === input) {
      return key;
    }
    const inner = key.startsWith("$") ? undefined : placeOf(input, value);
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}
