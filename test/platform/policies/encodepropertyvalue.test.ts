import { testErrors, testOnBodies } from "./policy-on-body.ts";

const planner = {
  propertyParentPath: "@body().assignments",
  propertySubPath: "userId",
  newPropertyPath: "@item().userId",
};

testOnBodies("encodepropertyvalue", [
  [
    "Planner: in each item; the dot stays, which Planner's next policy replaces",
    planner,
    { assignments: [{ userId: "a@b.c" }, { userId: "plain" }] },
    { assignments: [{ userId: "a%40b.c" }, { userId: "plain" }] },
  ],
  [
    "assumption: as Uri.EscapeDataString encodes",
    planner,
    { assignments: [{ userId: "a b/ü'(!)*-_.~" }] },
    { assignments: [{ userId: "a%20b%2F%C3%BC%27%28%21%29%2A-_.~" }] },
  ],
  [
    "assumption: numbers become text",
    { propertyParentPath: "@body()", propertySubPath: "n", newPropertyPath: "@body().n" },
    { n: 5 },
    { n: "5" },
  ],
]);

testErrors("encodepropertyvalue", [
  ["assumption: only single values", planner, { assignments: [{ userId: [] }] }, /is not text/],
]);
