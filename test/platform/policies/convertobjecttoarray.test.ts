import { testErrors, testOnBodies } from "./policy-on-body.ts";

const people = { XYZ: { Age: "30" }, ABC: { Age: "23" } };
const list = [
  { Name: "XYZ", Details: { Age: "30" } },
  { Name: "ABC", Details: { Age: "23" } },
];
const example = {
  propertyParentPath: "@body()",
  propertySubPath: "peopleObject",
  newPropertyPath: "@body().peopleArray",
  keyName: "Name",
  valueName: "Details",
};

testOnBodies("convertobjecttoarray", [
  [
    "Learn, example 1",
    example,
    { peopleObject: people },
    { peopleObject: people, peopleArray: list },
  ],
  [
    "Learn, example 2: in each item of a collection; items without it stay (assumption)",
    {
      ...example,
      propertyParentPath: "@body().sets",
      propertySubPath: "people",
      newPropertyPath: "@item().people",
    },
    { sets: [{ people }, { people: {} }, {}] },
    { sets: [{ people: list }, { people: [] }, {}] },
  ],
  [
    "Planner: beside the object",
    {
      propertyParentPath: "@body().value",
      propertySubPath: "assignments",
      newPropertyPath: "@item()._assignments",
      keyName: "userId",
      valueName: "value",
    },
    { value: [{ assignments: { u: 1 } }] },
    { value: [{ assignments: { u: 1 }, _assignments: [{ userId: "u", value: 1 }] }] },
  ],
  [
    "S: the names are key and value unless told",
    { ...example, keyName: undefined, valueName: "" },
    { peopleObject: { a: 1 } },
    { peopleObject: { a: 1 }, peopleArray: [{ key: "a", value: 1 }] },
  ],
  [
    'S: "null" is the subpath that is absent',
    {
      ...example,
      propertyParentPath: "@body().peopleObject",
      propertySubPath: "null",
      newPropertyPath: "@body()",
    },
    { peopleObject: people },
    list,
  ],
  ["assumption: no body, nothing to do", example, undefined, undefined],
]);

testErrors("convertobjecttoarray", [
  ["assumption: only objects convert", example, { peopleObject: [1] }, /is not an object/],
  [
    "a path that is none",
    { ...example, propertySubPath: "a[b" },
    {},
    /"propertySubPath" is not a path: "a\[b"/,
  ],
]);
