import { testErrors, testOnBodies } from "./policy-on-body.ts";

const planner = {
  propertyParentPath: "@body().references",
  propertySubPath: "resourceLink",
  sourceString: ".",
  replacementString: "%2E",
  newPropertyPath: "@item().resourceLink",
};

testOnBodies("stringreplace", [
  [
    "Planner: in each item of a collection; every occurrence (assumption)",
    planner,
    { references: [{ resourceLink: "a.b.c" }, { resourceLink: "none" }, {}] },
    { references: [{ resourceLink: "a%2Eb%2Ec" }, { resourceLink: "none" }, {}] },
  ],
  [
    "Planner: a lone @ is text",
    { ...planner, sourceString: "%40", replacementString: "@" },
    { references: [{ resourceLink: "a%40b" }] },
    { references: [{ resourceLink: "a@b" }] },
  ],
  [
    "assumption: the text is no pattern, and case counts",
    { ...planner, sourceString: "$&(", replacementString: "$1" },
    { references: [{ resourceLink: "x$&(A" }] },
    { references: [{ resourceLink: "x$1A" }] },
  ],
  [
    "assumption: expressions are evaluated",
    { ...planner, sourceString: "X", replacementString: "@queryParameters('version')" },
    { references: [{ resourceLink: "vX" }] },
    { references: [{ resourceLink: "v1" }] },
  ],
  [
    "assumption: replaced by nothing, into another property",
    {
      propertyParentPath: "@body()",
      propertySubPath: "from",
      sourceString: "-",
      replacementString: "",
      newPropertyPath: "@body().to",
    },
    { from: "a-b" },
    { from: "a-b", to: "ab" },
  ],
]);

testErrors("stringreplace", [
  [
    "nothing to replace",
    { ...planner, sourceString: "" },
    { references: [] },
    /"sourceString" is empty/,
  ],
  ["assumption: only text", planner, { references: [{ resourceLink: 1 }] }, /is not text/],
  [
    "an unknown expression",
    { ...planner, replacementString: "@guid()" },
    {},
    /the expression "@guid\(\)" is not known here/,
  ],
]);
