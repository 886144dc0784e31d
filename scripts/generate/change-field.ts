/** Fields changed at one place: what is shared stays as it is, what holds the change is a copy. */
import type { Field } from "./operation.ts";

/** The field at a place (`assignment.admin_assignee_id`, `contacts.*.id`); undefined where there is none. */
export function fieldAt(field: Field, place: string): Field | undefined {
  let at: Field | undefined = field;
  for (const step of place.split(".")) {
    at = step === "*" ? at?.items : ownField(at, step);
  }
  return at;
}

/** The places in a field, as deep as descriptors can name them. */
export function placesIn(field: Field, depth = 3): string[] {
  if (depth === 0) return [];
  if (field.items !== undefined) return placesIn(field.items, depth).map((place) => `*.${place}`);
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => [
    key,
    ...placesIn(inner, depth - 1).map((place) => `${key}.${place}`),
  ]);
}

function ownField(field: Field | undefined, key: string): Field | undefined {
  const fields = field?.fields;
  return fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/**
 * The field with what lies at a place changed, or taken away where `change` gives undefined.
 * Nothing that holds the place is a shared definition any more. A place that is not there changes
 * nothing.
 */
export function changeAt(
  field: Field,
  place: string,
  change: (field: Field, required: boolean) => { field: Field; required: boolean } | undefined,
): Field {
  const [step = "", ...rest] = place.split(".");
  const { definition: _, ...copy } = field;
  const further = rest.join(".");
  if (step === "*") {
    if (field.items === undefined || rest.length === 0) return field;
    const items = changeAt(field.items, further, change);
    return items === field.items ? field : { ...copy, items };
  }
  const inner = ownField(field, step);
  if (inner === undefined) return field;
  const required = field.required?.includes(step) === true;
  const changed =
    rest.length > 0
      ? { field: changeAt(inner, further, change), required }
      : change(inner, required);
  if (changed?.field === inner && changed.required === required) return field;
  const fields = Object.fromEntries(
    Object.entries(field.fields ?? {}).flatMap(([key, value]) =>
      key !== step
        ? [[key, value] as const]
        : changed === undefined
          ? []
          : [[key, changed.field] as const],
    ),
  );
  const others = (field.required ?? []).filter((key) => key !== step);
  const names =
    changed?.required === true
      ? [...(required ? (field.required ?? []) : [...others, step])]
      : others;
  const { required: __, ...rested } = copy;
  return { ...rested, fields, ...(names.length > 0 ? { required: names } : {}) };
}

/** The field without what lies at a place. */
export function without(field: Field, place: string): Field {
  return changeAt(field, place, () => undefined);
}

/**
 * The field with only these places of an object, in this order. A nested place keeps only itself of
 * what holds it, unless that is named too.
 */
export function only(field: Field, places: readonly string[]): Field {
  const { definition: _, required, fields = {}, ...rest } = field;
  const nested = new Map<string, string[]>();
  for (const place of places) {
    const [key = "", ...further] = place.split(".");
    if (!Object.hasOwn(fields, key)) continue;
    const inner = nested.get(key) ?? [];
    nested.set(key, inner);
    if (further.length > 0) inner.push(further.join("."));
  }
  const kept = [...nested].flatMap(([key, inner]) => {
    const whole = fields[key];
    if (whole === undefined) return [];
    if (places.includes(key)) return [[key, whole] as const];
    const items = whole.items;
    if (items === undefined) return [[key, only(whole, inner)] as const];
    const { definition: __, ...list } = whole;
    return [
      [
        key,
        {
          ...list,
          items: only(
            items,
            inner.map((place) => place.replace(/^\*\./, "")),
          ),
        },
      ] as const,
    ];
  });
  const names = required?.filter((key) => nested.has(key)) ?? [];
  return {
    ...rest,
    fields: Object.fromEntries(kept),
    ...(names.length > 0 ? { required: names } : {}),
  };
}
