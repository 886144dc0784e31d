import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerSearch } from "../../../scripts/generate/lower/search.ts";
import { action } from "../../../scripts/language/action.ts";
import { choices } from "../../../scripts/language/choices.ts";
import { type SearchAction, search } from "../../../scripts/language/search.ts";
import { answers, contextOf, contractOf, listed, takes } from "../small.ts";

const call = "POST /contacts/search";
const contact: Schema = {
  type: "object",
  properties: {
    email: { title: "Email", description: "The email address.", type: "string" },
    role: { title: "Role", description: "The role.", type: "string", enum: ["user", "lead"] },
    owner_id: { title: "Owner Id", description: "Who looks after it.", type: "string" },
    created_at: {
      title: "Created At",
      description: "When it began.",
      type: "integer",
      format: "unix-time",
    },
    location: {
      type: "object",
      properties: { city: { title: "City", description: "The city.", type: "string" } },
    },
  },
};
const page: Schema = {
  type: "object",
  properties: { data: { type: "array", items: { $ref: "#/components/schemas/contact" } } },
};
const paging: Schema = {
  type: "object",
  properties: {
    per_page: { type: "integer", maximum: 150 },
    starting_after: { type: "string" },
  },
};

const ListAdmins = action("GET /admins");
const admins = choices(ListAdmins, { items: "admins", value: "id", title: "name" });

function lowered(descriptor: SearchAction) {
  const contract = contractOf(
    { [call]: { ...takes({ pagination: paging }), responses: answers(page) } },
    { contact },
  );
  const context = contextOf(contract, { choices: { owner_id: admins }, ids: { ListAdmins } });
  return { operation: lowerSearch(listed("FindContacts", descriptor), context), ...context };
}

function fieldsOf(descriptor: SearchAction) {
  const { operation } = lowered(descriptor);
  return new Map(operation?.parameters.map(({ key, field }) => [key, field]));
}

describe("a search", () => {
  const whole = search(call, {
    items: "data",
    filters: { email: "=", role: "=", since: { field: "created_at", operator: ">" } },
    sort: "created_at",
  });

  it("is a GET that reads, with a parameter for each filter and those that every search has", () => {
    const { operation, problems } = lowered(whole);
    expect(problems).toEqual([]);
    expect(operation).toMatchObject({ method: "GET", effect: "read", answer: { pageable: true } });
    expect(operation?.parameters.map(({ key }) => key)).toEqual([
      "email",
      "role",
      "since",
      "match",
      "filter_field",
      "filter_operator",
      "filter_value",
      "number_of_items",
    ]);
  });

  it("takes texts, type and words from the contract's field, and says how it compares", () => {
    const fields = fieldsOf(whole);
    expect(fields.get("email")).toEqual({
      type: "string",
      title: "Email",
      description: "The email address. Finds what has this value.",
    });
    expect(fields.get("role")).toMatchObject({ enum: ["user", "lead"] });
    expect(fields.get("since")).toMatchObject({ type: "date-time", unix: true, title: "Since" });
    expect(fields.get("since")?.description).toContain("on later days than this");
  });

  it("has the choices of the field's name, under whatever name the filter has", () => {
    const fields = fieldsOf(
      search(call, { items: "data", filters: { owner: { field: "owner_id", operator: "=" } } }),
    );
    expect(fields.get("owner")?.choices).toMatchObject({ operationId: "ListAdmins" });
  });

  it("takes them away where the filter says so", () => {
    const fields = fieldsOf(
      search(call, { items: "data", filters: { owner_id: { operator: "=", choices: "none" } } }),
    );
    expect(fields.get("owner_id")?.choices).toBeUndefined();
  });

  it("takes several values where the filter is for one of them", () => {
    const { operation } = lowered(search(call, { items: "data", filters: { role: "IN" } }));
    expect(operation?.parameters[0]?.field).toMatchObject({
      type: "list",
      title: "Role",
      items: { type: "string", enum: ["user", "lead"] },
    });
    expect(operation?.plan.inputs?.[0]).toMatchObject({ type: "list" });
  });

  it("has keys without dots, which plans could not read", () => {
    const fields = fieldsOf(search(call, { items: "data", filters: { "location.city": "~" } }));
    expect(fields.get("location_city")?.title).toBe("Location City");
  });

  it("shows six filters at once; what follows is advanced, as its own filter is", () => {
    const one = { field: "email", operator: "~" } as const;
    const fields = fieldsOf(
      search(call, {
        items: "data",
        filters: { a: one, b: one, c: one, d: one, e: one, f: one, g: one },
      }),
    );
    const shown = [...fields].filter(([, { visibility }]) => visibility === undefined);
    expect(shown.map(([key]) => key)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
      "f",
      "match",
      "number_of_items",
    ]);
  });

  it("asks for pages as large as Intercom allows, newest first", () => {
    const { operation } = lowered(whole);
    expect(operation?.plan.steps?.at(-1)).toMatchObject({
      pages: {
        method: "POST",
        path: "/contacts/search",
        by: "cursor",
        size: 150,
        body: { sort: { field: "created_at", order: "descending" } },
      },
    });
  });

  it("is one list, without a link, where it reads up to so many", () => {
    const { operation } = lowered(search(call, { items: "data", upTo: 100 }));
    expect(operation?.answer).toMatchObject({ field: { type: "list" } });
    expect(operation?.answer.pageable).toBeUndefined();
    expect(operation?.parameters.map(({ key }) => key)).not.toContain("number_of_items");
  });

  it("is refused where a cast hides a field that the search does not know", () => {
    const { problems } = lowered(
      search(call, { items: "data", filters: { a: { field: "mail" as "email", operator: "=" } } }),
    );
    expect(problems).toMatchObject([
      {
        place: "a",
        message: "POST /contacts/search cannot look at mail.",
        unknown: { name: "mail" },
      },
      { place: "a" },
    ]);
  });

  it("is refused where a cast hides an operator that the field does not have", () => {
    const { problems } = lowered(search(call, { items: "data", filters: { email: ">" as "=" } }));
    expect(problems).toMatchObject([{ advice: "Write one of = != IN NIN ~ !~ ^ $." }]);
  });
});
