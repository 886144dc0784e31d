import {
  contactId,
  deleteHook,
  hookBody,
  listTags,
  poll,
  QUERY,
  tag,
  tagContact,
  tagId,
  tagList,
} from "../places.ts";
import type { Slips } from "./slip.ts";

const ACTION = {
  get: {
    operationId: "ListThings",
    summary: "List things",
    description: "Returns all things.",
    responses: { "204": { description: "None." } },
  },
};

/** Slips in the definition. */
export const IN_DEFINITION: Slips = {
  custom: [
    [
      "a visibility misspelt",
      { definition: listTags({ "x-ms-visibility": "advnaced" }) },
      ["error JsonValueNotInEnum definition /paths/~1tags/get/x-ms-visibility"],
    ],
    [
      "a title's extension misspelt",
      { definition: tag({ properties: { name: { "x-ms-sumary": "Name" } } }) },
      ["warning ExtensionMisspelt definition /definitions/Tag/properties/name/x-ms-sumary"],
    ],
    [
      "a kind of trigger that is none",
      { definition: poll({ "x-ms-trigger": "multi" }) },
      ["error JsonValueNotInEnum definition /paths/~1trigger~1tags/get/x-ms-trigger"],
    ],
    [
      "the encoding of a path misspelt",
      { definition: contactId({ "x-ms-url-encoding": "singel" }) },
      [
        "error JsonValueNotInEnum definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0/x-ms-url-encoding",
      ],
    ],
    [
      "a path of a dropdown misspelt",
      {
        definition: tagId({
          "x-ms-dynamic-values": { "value-pat": "id", "value-path": undefined },
        }),
      },
      [
        "warning AdditionalPropertyNotAllowed definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-dynamic-values/value-pat",
      ],
    ],
    [
      "the operation of a dropdown misspelt",
      { definition: tagId({ "x-ms-dynamic-values": { operationId: "ListTag" } }) },
      [
        "error OperationIdNotFound definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-dynamic-values/operationId",
      ],
    ],
    [
      "a parameter that the operation of a dropdown does not take",
      { definition: tagId({ "x-ms-dynamic-values": { parameters: { group: "a" } } }) },
      [
        "error OperationParameterNameNotFound definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-dynamic-values/parameters/group",
      ],
    ],
    [
      "the list of a dropdown misspelt",
      {
        definition: tagId({
          "x-ms-dynamic-values": { "value-collection": "tags" },
          "x-ms-dynamic-list": undefined,
        }),
      },
      [
        "error InvokedOperationShouldProduceArray definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-dynamic-values/value-collection",
      ],
    ],
    [
      "the value of a dropdown misspelt",
      {
        definition: tagId({
          "x-ms-dynamic-values": { "value-path": "key" },
          "x-ms-dynamic-list": undefined,
        }),
      },
      [
        "error InvokedOperationShouldProduceProperty definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-dynamic-values/value-path",
      ],
    ],
    [
      "required as a boolean of a property",
      { definition: tag({ properties: { name: { required: true } } }) },
      ["warning RequiredPropertyNotOnObject definition /definitions/Tag/properties/name/required"],
    ],
    [
      "a parameter without a type",
      { definition: listTags({ parameters: [{ ...QUERY, type: undefined }] }) },
      ["error RequiredPropertyMissing definition /paths/~1tags/get/parameters/0"],
    ],
    [
      "a type that is none",
      { definition: listTags({ parameters: [{ ...QUERY, type: "str" }] }) },
      ["error JsonValueNotInEnum definition /paths/~1tags/get/parameters/0/type"],
    ],
    [
      "an object in the query",
      { definition: listTags({ parameters: [{ ...QUERY, type: "object" }] }) },
      ["error JsonValueNotInEnum definition /paths/~1tags/get/parameters/0/type"],
    ],
    [
      "a default of the wrong type",
      { definition: listTags({ parameters: [{ ...QUERY, type: "boolean", default: "yes" }] }) },
      ["error DefaultValueMustMatchType definition /paths/~1tags/get/parameters/0/default"],
    ],
    [
      "a default that is no whole number",
      { definition: listTags({ parameters: [{ ...QUERY, type: "integer", default: 1.5 }] }) },
      ["error DefaultValueMustMatchType definition /paths/~1tags/get/parameters/0/default"],
    ],
    [
      "a text as the default of a list",
      {
        definition: listTags({
          parameters: [{ ...QUERY, type: "array", items: { type: "string" }, default: "a" }],
        }),
      },
      ["error DefaultValueMustMatchType definition /paths/~1tags/get/parameters/0/default"],
    ],
    [
      "an enum of the wrong type",
      { definition: listTags({ parameters: [{ ...QUERY, type: "integer", enum: ["a"] }] }) },
      ["warning InvalidEnumValue definition /paths/~1tags/get/parameters/0/enum/0"],
    ],
    [
      "an enum of nothing",
      { definition: listTags({ parameters: [{ ...QUERY, enum: [] }] }) },
      ["error EnumMustContainAtLeastOneElement definition /paths/~1tags/get/parameters/0/enum"],
    ],
    [
      "a name for a value that the enum lacks",
      {
        definition: listTags({
          parameters: [
            { ...QUERY, enum: ["a"], "x-ms-enum-values": [{ value: "b", displayName: "B" }] },
          ],
        }),
      },
      [
        "warning InvalidEnumValuesExtensionValue definition /paths/~1tags/get/parameters/0/x-ms-enum-values/0/value",
      ],
    ],
    [
      "a body in a GET",
      {
        definition: listTags({
          parameters: [{ name: "body", in: "body", schema: { type: "object" } }],
        }),
      },
      [
        "error BodyOrFormDataParameterInFetchOperationNotAllowed definition /paths/~1tags/get/parameters/0",
      ],
    ],
    [
      "two bodies",
      {
        definition: tagContact({
          parameters: { 2: { name: "more", in: "body", schema: { type: "object" } } },
        }),
      },
      [
        "error OperationParametersContainMultipleBodyParameters definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/2",
      ],
    ],
    [
      "a body without a schema",
      { definition: tagContact({ parameters: { 1: { schema: undefined } } }) },
      [
        "error BodyParameterSchemaRequired definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1",
      ],
    ],
    [
      "a parameter twice",
      { definition: listTags({ parameters: [QUERY, { ...QUERY, type: "integer" }] }) },
      [
        "error OperationParametersContainDuplicateParameter definition /paths/~1tags/get/parameters/1",
      ],
    ],
    [
      "a parameter in a cookie",
      { definition: listTags({ parameters: [{ ...QUERY, in: "cookie" }] }) },
      ["error JsonValueNotInEnum definition /paths/~1tags/get/parameters/0/in"],
    ],
    [
      "a parameter with a schema",
      { definition: listTags({ parameters: [{ ...QUERY, schema: { type: "string" } }] }) },
      ["error NonBodyParameterSchemaNotValid definition /paths/~1tags/get/parameters/0/schema"],
    ],
    [
      "an id twice",
      { definition: deleteHook({ operationId: "ListTags" }) },
      ["error OperationIdNotUnique definition /paths/~1hooks~1{hook_id}/delete/operationId"],
    ],
    [
      "an id twice, in other letters",
      { definition: deleteHook({ operationId: "listtags" }) },
      ["warning OperationIdNotUnique definition /paths/~1hooks~1{hook_id}/delete/operationId"],
    ],
    [
      "no id",
      { definition: deleteHook({ operationId: undefined }) },
      ["error OperationIdRequired definition /paths/~1hooks~1{hook_id}/delete"],
    ],
    [
      "a variable of a path misspelt",
      { definition: contactId({ name: "contactid" }) },
      [
        "error PathParameterNotDefinedInTemplate definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0/name",
      ],
    ],
    [
      "a part of the path that may be left out",
      { definition: contactId({ required: false }) },
      [
        "error PathParameterMustBeRequired definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0",
      ],
    ],
    [
      "no parameter for a variable of the path",
      { definition: deleteHook({ parameters: [] }) },
      ["error OperationMissingPathParameter definition /paths/~1hooks~1{hook_id}/delete"],
    ],
    [
      "a path without a slash",
      { definition: { paths: { things: ACTION } } },
      ["error OperationPathMustStartWithSlash definition /paths/things"],
    ],
    [
      "a path with a question mark",
      { definition: { paths: { "/things?all=true": ACTION } } },
      ["error OperationPathMayNotContainQueryOrFragment definition /paths/~1things?all=true"],
    ],
    [
      "a path with a star",
      { definition: { paths: { "/things/*": ACTION } } },
      ["error OperationPathContainsUnsupportedCharacters definition /paths/~1things~1*"],
    ],
    [
      "two paths alike but for case",
      { definition: { paths: { "/Tags": ACTION } } },
      ["error PathRedefined definition /paths/~1Tags"],
    ],
    [
      "two paths alike but for the name of a variable",
      {
        definition: {
          paths: {
            "/hooks/{id}": {
              get: {
                ...ACTION.get,
                parameters: [
                  {
                    ...QUERY,
                    name: "id",
                    in: "path",
                    required: true,
                    "x-ms-url-encoding": "single",
                  },
                ],
              },
            },
          },
        },
      },
      ["error DuplicateOperationPath definition /paths/~1hooks~1{id}/get"],
    ],
    [
      "a verb in capitals",
      { definition: { paths: { "/things": { GET: ACTION.get } } } },
      ["error ExtensionNameNotValid definition /paths/~1things/GET"],
    ],
    [
      "a host with its scheme",
      { definition: { host: "https://api.tagger.example" } },
      ["error HostNameNotValid definition /host"],
    ],
    [
      "a host with a path",
      { definition: { host: "api.tagger.example/v1" } },
      ["error HostNameNotValid definition /host"],
    ],
    [
      "a host at home",
      { definition: { host: "localhost:3000" } },
      ["warning HostNotPublic definition /host"],
    ],
    [
      "a basePath without a slash",
      { definition: { basePath: "v1" } },
      ["error BasePathNotValid definition /basePath"],
    ],
    [
      "a scheme in capitals",
      { definition: { schemes: ["HTTPS"] } },
      ["error SchemeNotValid definition /schemes/0"],
    ],
    [
      "a definition that is not there",
      {
        definition: listTags({
          responses: { "200": { schema: { $ref: "#/definitions/TagLists" } } },
        }),
      },
      ["error SchemaReferenceNotFound definition /paths/~1tags/get/responses/200/schema/$ref"],
    ],
    [
      "a reference as OpenAPI 3 has it",
      {
        definition: listTags({
          responses: { "200": { schema: { $ref: "#/components/schemas/TagList" } } },
        }),
      },
      ["error SchemaReferenceNotValid definition /paths/~1tags/get/responses/200/schema/$ref"],
    ],
    [
      "a reference to a parameter that is nowhere",
      { definition: listTags({ parameters: [{ $ref: "#/parameters/Group" }] }) },
      ["error ParameterReferenceNotFound definition /paths/~1tags/get/parameters/0/$ref"],
    ],
    [
      "a key without its place",
      { definition: { securityDefinitions: { api_key: { in: undefined } } } },
      ["error SecuritySchemePropertyRequired definition /securityDefinitions/api_key"],
    ],
    [
      "a kind of sign-in that is none",
      { definition: { securityDefinitions: { api_key: { type: "bearer" } } } },
      ["error JsonValueNotInEnum definition /securityDefinitions/api_key/type"],
    ],
    [
      "no answer for success",
      { definition: listTags({ responses: { "200": undefined } }) },
      ["warning OperationShouldHaveSuccessfulResponse definition /paths/~1tags/get/responses"],
    ],
    [
      "a status that is none",
      { definition: listTags({ responses: { "2XX": { description: "Fine." } } }) },
      ["error ResponseMustBeDefaultOrHttpStatusCode definition /paths/~1tags/get/responses/2XX"],
    ],
    [
      "two answers with schemas",
      {
        definition: listTags({
          responses: {
            "201": { description: "The tags.", schema: { $ref: "#/definitions/TagList" } },
          },
        }),
      },
      ["warning OperationHasManyResponsesWithSchema definition /paths/~1tags/get/responses"],
    ],
    [
      "a list that does not say of what",
      { definition: tagList({ properties: { data: { items: undefined } } }) },
      ["error ArrayHasNoItems definition /definitions/TagList/properties/data"],
    ],
    [
      "a keyword of JSON Schema",
      { definition: tag({ properties: { name: { oneOf: [{ type: "string" }] } } }) },
      ["error SwaggerKeywordNotSupported definition /definitions/Tag/properties/name/oneOf"],
    ],
    [
      "nullable",
      { definition: tag({ properties: { name: { nullable: true } } }) },
      ["error SwaggerKeywordNotSupported definition /definitions/Tag/properties/name/nullable"],
    ],
    [
      "a length below nothing",
      { definition: tag({ properties: { name: { minLength: -1 } } }) },
      [
        "error MinLengthMustBeGreaterThanOrEqualToZero definition /definitions/Tag/properties/name/minLength",
      ],
    ],
    [
      "a pattern that is none",
      { definition: tag({ properties: { name: { pattern: "(" } } }) },
      [
        "warning PatternShouldBeValidRegularExpression definition /definitions/Tag/properties/name/pattern",
      ],
    ],
    [
      "a required property that is not there",
      { definition: tag({ required: ["key"] }) },
      ["error RequiredPropertyDefinitionMissing definition /definitions/Tag/required/0"],
    ],
    [
      "the required ones as a text",
      { definition: tag({ required: "id" }) },
      ["error JsonTypeIncorrect definition /definitions/Tag/required"],
    ],
    [
      "properties as a list",
      { definition: tag({ properties: [] }) },
      ["error JsonTypeIncorrect definition /definitions/Tag/properties"],
    ],
    [
      "paths as a list",
      { definition: { paths: [] } },
      ["error JsonTypeIncorrect definition /paths"],
    ],
    [
      "no version of Swagger",
      { definition: { swagger: undefined } },
      ["error SpecificationVersionIncorrect definition /swagger"],
    ],
    [
      "Swagger as a number",
      { definition: { swagger: 2 } },
      ["error SpecificationVersionIncorrect definition /swagger"],
    ],
    [
      "no title",
      { definition: { info: { title: undefined } } },
      ["error RequiredPropertyMissing definition /info"],
    ],
    [
      "an empty title",
      { definition: { info: { title: "" } } },
      ["error RequiredValueEmpty definition /info/title"],
    ],
    [
      "a test by an operation that is gone",
      { definition: { "x-ms-capabilities": { testConnection: { operationId: "ListTag" } } } },
      [
        "error CapabilityOperationNotFound definition /x-ms-capabilities/testConnection/operationId",
      ],
    ],
    [
      "a test with a parameter that nothing takes",
      {
        definition: {
          "x-ms-capabilities": {
            testConnection: { operationId: "ListTags", parameters: { group: 1 } },
          },
        },
      },
      [
        "error OperationParameterNameNotFound definition /x-ms-capabilities/testConnection/parameters/group",
      ],
    ],
    [
      "a webhook whose address makers see",
      { definition: hookBody({ properties: { url: { "x-ms-visibility": undefined } } }) },
      [
        "warning NotificationUrlNotInternal definition /paths/~1hooks/post/parameters/0/schema/properties/url",
      ],
    ],
    [
      "a webhook whose address is a number",
      { definition: hookBody({ properties: { url: { type: "integer" } } }) },
      [
        "error NotificationUrlNotString definition /paths/~1hooks/post/parameters/0/schema/properties/url",
      ],
    ],
    [
      "a webhook without an address",
      { definition: hookBody({ properties: { url: { "x-ms-notification-url": undefined } } }) },
      ["error WebhookOperationsMissingNotificationUrlProperty definition /paths/~1hooks/post"],
    ],
    [
      "a polling trigger of lists that gives one thing",
      { definition: poll({ responses: { "200": { schema: { $ref: "#/definitions/Tag" } } } }) },
      ["warning PollingBatchWithoutArray definition /paths/~1trigger~1tags/get/x-ms-trigger"],
    ],
    [
      "pages by a property that flows do not follow",
      { definition: listTags({ "x-ms-pageable": { nextLinkName: "next" } }) },
      ["error InvalidNextLinkNameValue definition /paths/~1tags/get/x-ms-pageable/nextLinkName"],
    ],
    [
      "pages without a name",
      { definition: listTags({ "x-ms-pageable": { nextLink: "next" } }) },
      ["error RequiredPropertyMissing definition /paths/~1tags/get/x-ms-pageable"],
    ],
    [
      "a type of body that is none",
      { definition: { consumes: ["json"] } },
      ["warning MimeTypeNotValid definition /consumes/0"],
    ],
    [
      "a file sent as JSON",
      {
        definition: tagContact({
          parameters: { 1: { ...QUERY, in: "formData", type: "file", schema: undefined } },
        }),
      },
      [
        "error MimeTypeNotCompatibleWithRequestContentSchemaType definition /paths/~1contacts~1{contact_id}~1tags/post",
      ],
    ],
    [
      "repeated values in a path",
      {
        definition: contactId({
          type: "array",
          items: { type: "string" },
          collectionFormat: "multi",
        }),
      },
      [
        "warning CollectionFormatValueNotSupported definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0/collectionFormat",
      ],
    ],
    [
      "an editor for names on a text",
      { definition: tagId({ "x-ms-editor": "dictionary" }) },
      [
        "warning InvalidCustomEditorExtensionDictionaryValue definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/1/schema/properties/tag_id/x-ms-editor",
      ],
    ],
    [
      "deprecated as a text",
      { definition: listTags({ deprecated: "true" }) },
      ["error JsonTypeIncorrect definition /paths/~1tags/get/deprecated"],
    ],
    [
      "the body of a request as OpenAPI 3 has it",
      { definition: tagContact({ requestBody: { content: {} } }) },
      ["error OpenApi3Leftover definition /paths/~1contacts~1{contact_id}~1tags/post/requestBody"],
    ],
    [
      "servers",
      { definition: { servers: [{ url: "https://api.tagger.example" }] } },
      ["error OpenApi3Leftover definition /servers"],
    ],
    [
      "ways to sign in under paths",
      { definition: { paths: { securityDefinitions: { key: { type: "apiKey" } } } } },
      ["error RootPropertyInPaths definition /paths/securityDefinitions"],
    ],
    [
      "the header that signs in, as a parameter",
      { definition: listTags({ parameters: [{ ...QUERY, name: "Authorization", in: "header" }] }) },
      ["warning ReservedParameterIsUsed definition /paths/~1tags/get/parameters/0/name"],
    ],
    [
      "a parameter that nobody can fill in",
      { definition: contactId({ "x-ms-visibility": "internal" }) },
      [
        "error InternalParameterWithoutValue definition /paths/~1contacts~1{contact_id}~1tags/post/parameters/0",
      ],
    ],
    [
      "a default that is never sent",
      {
        definition: listTags({
          parameters: [{ ...QUERY, default: "a", "x-ms-visibility": "internal" }],
        }),
      },
      ["warning PropertyMustBeRequired definition /paths/~1tags/get/parameters/0"],
    ],
  ],
};
