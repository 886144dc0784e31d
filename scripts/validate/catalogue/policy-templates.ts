/** A policy template: its parameters without their prefix. */
export interface PolicyTemplate {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The sections that it may name; none where it takes no section. */
  readonly sections: readonly string[];
}

const BOTH = ["Request", "Response"] as const;

/**
 * The templates of Microsoft's apiProperties schema, by their ids in lower case: the schema lists
 * SetHeader and dynamicHostUrl too. setheader's section Failure is published but not in the schema.
 */
export const POLICY_TEMPLATES: ReadonlyMap<string, PolicyTemplate> = new Map([
  [
    "setheader",
    {
      required: ["name", "value"],
      optional: ["existsAction"],
      sections: [...BOTH, "Failure"],
    },
  ],
  ["dynamichosturl", { required: ["urlTemplate"], optional: [], sections: [] }],
  ["routerequesttoendpoint", { required: ["newPath"], optional: ["httpMethod"], sections: [] }],
  [
    "setproperty",
    {
      required: [
        "newPropertyParentPathTemplate",
        "newPropertySubPathTemplate",
        "propertyValuePathTemplate",
      ],
      optional: [],
      sections: BOTH,
    },
  ],
  ["setqueryparameter", { required: ["name", "value"], optional: ["existsAction"], sections: [] }],
  [
    "pollingtrigger",
    { required: ["triggerConfig", "triggerDataPath"], optional: [], sections: [] },
  ],
  [
    "stringreplace",
    {
      required: ["propertyParentPath", "sourceString", "replacementString", "newPropertyPath"],
      optional: ["propertySubPath"],
      sections: BOTH,
    },
  ],
  [
    "updatenextlink",
    {
      required: ["nextLinkPropertyName"],
      optional: ["nextLinkParentPropertyPath"],
      sections: [],
    },
  ],
  [
    "convertobjecttoarray",
    {
      required: ["propertyParentPath", "newPropertyPath"],
      optional: ["propertySubPath", "keyName", "valueName"],
      sections: BOTH,
    },
  ],
  [
    "setvaluefromurl",
    {
      required: ["parameterTemplate", "parameterValueUrl", "parameterValuePathTemplate"],
      optional: ["httpMethod"],
      sections: BOTH,
    },
  ],
  [
    "convertarraytoobject",
    {
      required: ["propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"],
      optional: ["propertySubPath", "retainKey"],
      sections: BOTH,
    },
  ],
  [
    "stringtoarray",
    {
      required: ["propertyParentPath", "delimiterList", "childPropertyName", "newPropertyPath"],
      optional: ["propertySubPath"],
      sections: BOTH,
    },
  ],
  [
    "encodepropertyvalue",
    {
      required: ["propertyParentPath", "newPropertyPath"],
      optional: ["propertySubPath"],
      sections: BOTH,
    },
  ],
  // Not in the schema, but on Microsoft Learn, as a preview.
  [
    "setconnectionstatustounauthenticated",
    { required: ["statusCode"], optional: [], sections: [] },
  ],
]);

/**
 * Templates that nobody documents and connectors use all the same, so that nothing is known of their
 * parameters: dynamicsubdomain is published in AlisQI's connector, routerequesttocode in connectors
 * that answer the Model Context Protocol by a script.
 */
export const UNDOCUMENTED_TEMPLATES: ReadonlySet<string> = new Set([
  "dynamicsubdomain",
  "moveproperties",
  "routerequesttocode",
]);
