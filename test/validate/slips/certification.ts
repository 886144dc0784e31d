import { png, SCRIPT } from "../base.ts";
import { apiProperties, contactId, listTags, poll } from "../places.ts";
import type { Slips } from "./slip.ts";

/** Slips that only certification minds. */
export const FOR_CERTIFICATION: Slips = {
  certified: [
    [
      "a title that is too long",
      { definition: { info: { title: "Tagger keeps the tags of contacts" } } },
      ["warning FieldLengthExceeded definition /info/title"],
    ],
    [
      "a title with a forbidden word",
      { definition: { info: { title: "Tagger API" } } },
      ["warning ValueContainsRestrictedWords definition /info/title"],
    ],
    [
      "a title that ends with a dot",
      { definition: { info: { title: "Tagger." } } },
      ["warning ValueMustEndWithAlphanumeric definition /info/title"],
    ],
    [
      "a description that is too short",
      { definition: { info: { description: "Keeps tags." } } },
      ["warning FieldLengthNotInRange definition /info/description"],
    ],
    [
      "no email",
      { definition: { info: { contact: { email: undefined } } } },
      ["warning ContactEmailMissing definition /info/contact/email"],
    ],
    [
      "no privacy policy",
      { definition: { "x-ms-connector-metadata": { 1: undefined } } },
      ["warning ConnectorMetadataPropertiesMissing definition /x-ms-connector-metadata"],
    ],
    [
      "a category that is none",
      { definition: { "x-ms-connector-metadata": { 2: { propertyValue: "Tags" } } } },
      ["warning InvalidConnectorCategory definition /x-ms-connector-metadata/2/propertyValue"],
    ],
    [
      "a summary that is too long",
      { definition: listTags({ summary: `List ${"many ".repeat(18)}tags` }) },
      ["warning OperationSummaryTooLong definition /paths/~1tags/get/summary"],
    ],
    [
      "a summary with a slash",
      { definition: listTags({ summary: "List tags/labels" }) },
      ["warning RestrictedCharactersInSummary definition /paths/~1tags/get/summary"],
    ],
    [
      "a title in small letters",
      { definition: contactId({ "x-ms-summary": "contact id" }) },
      [
        "hint SummaryNotTitleCase definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0/x-ms-summary",
      ],
    ],
    [
      "a trigger that does not begin with When",
      { definition: poll({ summary: "New tags" }) },
      ["hint TriggerSummaryNotWhen definition /paths/~1trigger~1tags/get/summary"],
    ],
    [
      "the colour that new connectors start with",
      { properties: apiProperties({ iconBrandColor: "#007ee5" }) },
      [
        "warning BrandColorReserved properties /properties/iconBrandColor",
        "hint IconNotBrandColor icon",
      ],
    ],
    ["a white icon", { icon: png(230, 230, [255, 255, 255]) }, ["warning IconWhite icon"]],
    ["an icon that is too small", { icon: png(64, 64) }, ["warning IconSize icon"]],
    [
      "no owner of the service",
      { properties: apiProperties({ stackOwner: undefined }) },
      ["warning StackOwnerMissing properties /properties/stackOwner"],
    ],
    ["no readme", { names: [] }, ["warning ReadmeMissing definition"]],
    [
      "a using statement",
      {
        script: SCRIPT.replace(
          "        return await",
          "        using (var a = B()) { }\n        return await",
        ),
      },
      ["warning ScriptUsingStatement script"],
    ],
  ],
};
