import { testErrors, testOnBodies } from "./policy-on-body.ts";

const people = [
  { Name: "XYZ", Age: "30" },
  { Name: "ABC", Age: "23" },
];
const byName = { XYZ: { Age: "30" }, ABC: { Age: "23" } };
const example = {
  propertyParentPath: "@body()",
  propertySubPath: "peopleArray",
  keyWithinCollectionPath: "Name",
  newPropertyPath: "peopleObject",
  retainKey: "false",
};

testOnBodies("convertarraytoobject", [
  [
    "Learn, example 1",
    example,
    { peopleArray: people },
    { peopleArray: people, peopleObject: byName },
  ],
  [
    "Learn: the key is kept unless told",
    { ...example, retainKey: undefined },
    { peopleArray: people },
    { peopleArray: people, peopleObject: { XYZ: people[0], ABC: people[1] } },
  ],
  [
    "Planner: in place, the key left out",
    {
      propertyParentPath: "@body()",
      propertySubPath: "checklist",
      keyWithinCollectionPath: "id",
      newPropertyPath: "@body().checklist",
      retainKey: "false",
    },
    { checklist: [{ id: 7, title: "x" }] },
    { checklist: { 7: { title: "x" } } },
  ],
  [
    "Learn, convertobjecttoarray: in each item of a parent that is a collection",
    { ...example, propertyParentPath: "@body().sets", newPropertyPath: "@item().peopleArray" },
    { sets: [{ peopleArray: people }, { peopleArray: [] }] },
    { sets: [{ peopleArray: byName }, { peopleArray: {} }] },
  ],
  [
    "Learn: without a subpath the parent is the array",
    {
      ...example,
      propertyParentPath: "@body().peopleArray",
      propertySubPath: "",
      newPropertyPath: "@body().peopleObject",
    },
    { peopleArray: people },
    { peopleArray: people, peopleObject: byName },
  ],
  [
    "assumption: a key that lies deeper",
    { ...example, keyWithinCollectionPath: "of.Name", newPropertyPath: "@body().peopleArray" },
    { peopleArray: [{ of: { Name: "XYZ", n: 1 } }] },
    { peopleArray: { XYZ: { of: { n: 1 } } } },
  ],
  ["assumption: an absent property is left alone", example, { other: 1 }, { other: 1 }],
]);

testErrors("convertarraytoobject", [
  [
    "Learn: the key is necessary",
    example,
    { peopleArray: [people[0], { Age: "1" }] },
    /item 1 of @body\(\) peopleArray has no "Name"/,
  ],
  ["assumption: only arrays convert", example, { peopleArray: "x" }, /peopleArray is not an array/],
  [
    "an unknown parent",
    { ...example, propertyParentPath: "@headers('x')" },
    {},
    /"propertyParentPath" must begin with @body\(\)/,
  ],
  [
    "a parameter that is missing",
    { ...example, keyWithinCollectionPath: undefined },
    {},
    /its parameter "keyWithinCollectionPath" is missing/,
  ],
  [
    "no place to write to",
    { ...example, newPropertyPath: "@body().no.where" },
    { peopleArray: people },
    /there is no place for a value at newPropertyPath "@body\(\)\.no\.where"/,
  ],
]);
