/** Mistakes in actions of several calls, their inputs and what they return. */
import type { Mistake } from "./harness.ts";

const FILE = "connector/labels.ts";

/** A file of the small connector, with an action of several calls. */
export const LABELS = [
  FILE,
  `import type { Schemas } from "../scripts/language/calls.ts";
import { input, inputs } from "../scripts/language/inputs.ts";
import { plannedAction } from "../scripts/language/planned.ts";
import { returns } from "../scripts/language/returns.ts";
import { call, named, readAll, set, when } from "../scripts/language/steps.ts";
import { any, equals, find, given, match, not } from "../scripts/language/values.ts";

const all = named<Schemas["tag_list"]>("all");
const found = named<Schemas["tag"]>("found");
const people = named<Schemas["contact"][]>("people");

export const LabelContact = plannedAction({
  method: "POST",
  path: "/labels",
  summary: "Put label",
  description: "Makes a tag unless there is one of the name.",
  inputs: {
    ...inputs("POST /contacts", "email"),
    name: input.from("POST /tags", "name", { required: true }),
  },
  returns: returns.fields({
    tag: { title: "Tag", description: "The tag.", is: returns.schema("tag") },
  }),
  plan: ({ name, email }) => ({
    steps: [
      call("GET /tags", { as: all, explain: { 404: "There are no tags." } }),
      set(found, find(all.data, (tag) => any(equals(tag.name, name), given(match(tag.id, "(x)"))))),
      when(not(given(found.id)), [call("POST /tags", { as: named("found"), body: { name } })]),
      readAll("POST /contacts/search", {
        items: "data",
        upTo: 300,
        as: people,
        body: { query: { field: "email", operator: "=", value: email } },
      }),
    ],
    answer: { tag: found },
  }),
});
`,
] as const;

export const PLAN_MISTAKES: readonly Mistake[] = [
  {
    name: "an input of the contract is misspelt",
    file: FILE,
    find: 'input.from("POST /tags", "name"',
    replace: 'input.from("POST /tags", "nam"',
    says: [
      'connector/labels.ts:@: LabelContact, name: POST /tags has no parameter nam. Take the key of one that the contract has. Did you mean "name"?',
      "connector/labels.ts:@8: Argument of type … is not assignable to parameter of type 'Given<string>'. (TS2345)",
      "connector/labels.ts:@9: Type … is not assignable to type 'Value<null> | Filled<string>'. (TS2322)",
    ],
  },
  {
    name: "an input of the contract is misspelt, and the compiler was told not to look",
    file: FILE,
    find: '    name: input.from("POST /tags", "name"',
    replace: '    // @ts-ignore\n    name: input.from("POST /tags", "nam"',
    typed: false,
    says: [
      'connector/labels.ts:@1: LabelContact, name: POST /tags has no parameter nam. Take the key of one that the contract has. Did you mean "name"?',
    ],
  },
  {
    name: "inputs of the contract are of a call that is not there, and the compiler was told not to look",
    file: FILE,
    find: '    ...inputs("POST /contacts", "email"),',
    replace: '    // @ts-ignore\n    ...inputs("POST /contact", "email"),',
    typed: false,
    says: [
      'connector/labels.ts:@1: LabelContact, POST /contact: The contract has no POST /contact. What Intercom has and the contract lacks is added to connector/intercom/. Did you mean "POST /contacts"?',
    ],
  },
  {
    name: "an input is used nowhere",
    file: FILE,
    find: "value: email }",
    replace: 'value: "ada@example.com" }',
    says: [
      "connector/labels.ts:@-15: LabelContact, email: Neither the plan nor the choices or fields of another input use this input. Use it in a step or in the answer, or take it away.",
      "connector/labels.ts:@-9: 'email' is declared but its value is never read. (TS6133)",
    ],
  },
  {
    name: "a plan reads what no step names",
    file: FILE,
    find: `      call("GET /tags", { as: all, explain: { 404: "There are no tags." } }),
`,
    replace: "",
    says: [
      "connector/labels.ts:@-2: LabelContact, plan: The plan reads all, and no step before gives it a value. Name it in a step: as, or set(…).",
    ],
  },
  {
    name: "advice is on a success",
    file: FILE,
    find: "explain: { 404",
    replace: "explain: { 200",
    says: [
      "connector/labels.ts:@-2: LabelContact, plan: explain has the status 200, which is no failure. Statuses of failures are 400 to 599.",
      'connector/labels.ts:@: There is no "200" here. (TS2353)',
    ],
  },
  {
    name: "JavaScript is to decide by what a plan reads",
    file: FILE,
    find: "answer: { tag: found },",
    replace: "answer: { tag: given(found.id) ? found : all.data.first },",
    says: [
      "connector/labels.ts:@: ?: decides now, and given(found.id) has its value only when the plan runs. Write ifElse(…), or when(…) for steps.",
    ],
  },
  {
    name: "a pattern is none",
    file: FILE,
    find: '"(x)"',
    replace: '"(x"',
    typed: false,
    says: [
      'connector/labels.ts:@-3: LabelContact, plan: "(x" is no pattern that match can look for. Write a regular expression.',
    ],
  },
  {
    name: "a list is read further than there is time for",
    file: FILE,
    find: "upTo: 300",
    replace: "upTo: 3000",
    typed: false,
    says: [
      "connector/labels.ts:@-7: LabelContact, plan: readAll is to read 3000 items of POST /contacts/search, and reads from 1 to 1200: 8 pages of 150. Ask for as many, or make it an action of its own: list(…).",
    ],
  },
  {
    name: "a list is read whole that says nothing of its pages",
    file: FILE,
    find: /readAll\("POST \/contacts\/search", \{[\s\S]*?\n {6}\}\),/,
    replace:
      'readAll("GET /articles", { items: "data", upTo: 100, as: named("articles") }),\n      call("GET /tags", { as: named("echo"), explain: { 404: email } }),',
    typed: false,
    says: [
      "connector/labels.ts:@-5: LabelContact, plan: The contract does not say how many items a page of GET /articles can hold. Say so in the query: per_page.",
    ],
  },
  {
    name: "a schema is returned that the contract lacks",
    file: FILE,
    find: 'returns.schema("tag")',
    replace: 'returns.schema("tagg")',
    says: [
      'connector/labels.ts:@-1: LabelContact, returns: The contract has no schema tagg. Name one that the contract has. Did you mean "tag"?',
      'connector/labels.ts:@: "tagg" is not allowed here. Did you mean "tag"? (TS2345)',
    ],
  },
  {
    name: "a plan answers another thing than the action returns",
    file: FILE,
    find: "answer: { tag: found }",
    replace: "answer: { tag: all.data }",
    says: ["connector/labels.ts:@: Type … is not assignable to type …. (TS2322)"],
  },
  {
    name: "a reference is spread",
    file: FILE,
    typed: false,
    find: 'as: named("found"), body: { name }',
    replace: 'as: named("found"), body: { ...found }',
    says: [
      "connector/labels.ts:@-4: LabelContact, plan: The fields of found are spread, and which it has is known only when the plan runs. Write those that are wanted, one by one.",
    ],
  },
];
