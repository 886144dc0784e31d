import { expect, test } from "vitest";
import { createClock } from "../../scripts/mock-intercom/clock.ts";
import type { Field } from "../../scripts/mock-intercom/search/fields.ts";
import { readQuery } from "../../scripts/mock-intercom/search/query.ts";
import { createSearchIndex } from "../../scripts/mock-intercom/search/search-index.ts";

interface Person {
  readonly id: string;
  readonly role: string;
  readonly email: string;
  readonly created_ms: number;
}

test("of 100,000 records a page, its count and an email are found without a scan", () => {
  const size = 100_000;
  let reads = 0;
  const counted = (field: Field<Person>): Field<Person> => ({
    ...field,
    read(person) {
      reads += 1;
      return field.read(person);
    },
  });
  const known = new Map([
    ["role", counted({ type: "string", read: ({ role }) => role })],
    ["email", counted({ type: "string", read: ({ email }) => email })],
    ["created_at", counted({ type: "date", read: ({ created_ms }) => created_ms })],
  ]);
  const fields = (name: string) => known.get(name);
  const people = new Map<string, Person>();
  const index = createSearchIndex<Person>({
    clock: createClock(size),
    fields,
    current: (id) => people.get(id),
  });
  const add = (number: number) => {
    const role = number % 2 === 0 ? "user" : "lead";
    const email = `${number}@example.com`;
    const person = { id: String(number), role, email, created_ms: number * 1000 };
    people.set(person.id, person);
    index.write(person, 0);
  };
  for (let number = 1; number <= size; number++) add(number);

  const sort = { field: "created_at", ascending: false };
  const asked = (...value: { field: string; operator: string; value: string | number }[]) =>
    readQuery<Person>({ operator: "AND", value }, { fields });
  const newest = asked(
    { field: "role", operator: "=", value: "user" },
    { field: "created_at", operator: ">", value: size / 2 },
  );
  const byEmail = asked({ field: "email", operator: "=", value: "77@example.com" });
  // The first search of each kind builds what the others use.
  index.search(newest, sort, 150);
  index.search(byEmail, sort, 150);

  reads = 0;
  for (let more = 1; more <= 100; more++) {
    add(size + more);
    const { records, total } = index.search(newest, sort, 150);
    expect(records).toHaveLength(150);
    expect(total).toBe(size / 4 + 1 + Math.floor(more / 2));
    expect(index.search(byEmail, sort, 150).records).toEqual([people.get("77")]);
  }
  // Every other record is a user: a page of 150 reads about 300, each for few conditions.
  expect(reads / 100).toBeLessThan(2000);
});
