import { testErrors, testOnBodies } from "./policy-on-body.ts";

const planner = {
  propertyParentPath: "@body()",
  propertySubPath: "assignments",
  delimiterList: ";",
  childPropertyName: "userId",
  newPropertyPath: "@body().assignments",
};

testOnBodies("stringtoarray", [
  [
    "Learn, example 1, with its @body. without brackets",
    {
      propertyParentPath: "@body()",
      propertySubPath: "peopleObject.XYZ.Age",
      delimiterList: ";",
      childPropertyName: "AgeW",
      newPropertyPath: "@body.peopleObject.XYZ.Age",
    },
    { peopleObject: { XYZ: { Age: "3;0" }, ABC: { Age: "23;45" } } },
    { peopleObject: { XYZ: { Age: [{ AgeW: "3" }, { AgeW: "0" }] }, ABC: { Age: "23;45" } } },
  ],
  [
    "Planner: user ids",
    planner,
    { assignments: "a;b" },
    { assignments: [{ userId: "a" }, { userId: "b" }] },
  ],
  [
    "assumption: each character is a delimiter",
    { ...planner, delimiterList: ";," },
    { assignments: "a;b,c" },
    { assignments: [{ userId: "a" }, { userId: "b" }, { userId: "c" }] },
  ],
  [
    "assumption: empty parts are left out, blanks stay",
    planner,
    { assignments: ";a; b;" },
    { assignments: [{ userId: "a" }, { userId: " b" }] },
  ],
  ["Planner: a property left empty", planner, { title: "x" }, { title: "x" }],
]);

testErrors("stringtoarray", [
  ["assumption: only text is split", planner, { assignments: 5 }, /assignments is not text/],
]);
