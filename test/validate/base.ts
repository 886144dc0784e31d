import { deflateSync } from "node:zlib";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import type { FileKind } from "../../scripts/validate/files.ts";
import type { Profile } from "../../scripts/validate/rule.ts";

/**
 * A small connector in which no rule finds anything: an action, a dropdown and what fills it, a
 * webhook, a polling trigger by script, a sign-in. Fixtures change one thing in it.
 */

const tag: JsonObject = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", "x-ms-summary": "Tag Id", description: "The id of the tag." },
    name: { type: "string", "x-ms-summary": "Name", description: "The name of the tag." },
  },
};

export const DEFINITION: JsonObject = {
  swagger: "2.0",
  info: {
    title: "Tagger",
    description: "Tagger keeps tags on contacts and tells flows when somebody adds one.",
    version: "1.0",
    contact: {
      name: "Tagger Support",
      url: "https://tagger.example/help",
      email: "help@tagger.example",
    },
  },
  host: "api.tagger.example",
  basePath: "/",
  schemes: ["https"],
  consumes: ["application/json"],
  produces: ["application/json"],
  paths: {
    "/tags": {
      get: {
        operationId: "ListTags",
        summary: "List tags",
        description: "Returns all tags of the workspace.",
        parameters: [],
        responses: {
          "200": { description: "The tags.", schema: { $ref: "#/definitions/TagList" } },
          default: { description: "The operation failed." },
        },
      },
    },
    "/contacts/{contact_id}/tags": {
      post: {
        operationId: "TagContact",
        summary: "Tag a contact",
        description: "Puts a tag on a contact.",
        parameters: [
          {
            name: "contact_id",
            in: "path",
            required: true,
            type: "string",
            "x-ms-summary": "Contact Id",
            description: "The id of the contact to tag.",
            "x-ms-url-encoding": "single",
          },
          {
            name: "body",
            in: "body",
            required: true,
            schema: {
              type: "object",
              required: ["tag_id"],
              properties: {
                tag_id: {
                  type: "string",
                  "x-ms-summary": "Tag",
                  description: "The tag to put on the contact.",
                  "x-ms-dynamic-values": {
                    operationId: "ListTags",
                    "value-collection": "data",
                    "value-path": "id",
                    "value-title": "name",
                  },
                  "x-ms-dynamic-list": {
                    operationId: "ListTags",
                    itemsPath: "data",
                    itemValuePath: "id",
                    itemTitlePath: "name",
                  },
                },
                note: {
                  type: "string",
                  "x-ms-summary": "Note",
                  description: "Why the contact is tagged.",
                },
              },
            },
          },
        ],
        responses: {
          "200": { description: "The tag.", schema: { $ref: "#/definitions/Tag" } },
          default: { description: "The operation failed." },
        },
      },
    },
    "/hooks": {
      "x-ms-notification-content": {
        description: "The tag that was added.",
        schema: { $ref: "#/definitions/Tag" },
      },
      post: {
        operationId: "WhenTagIsAdded",
        summary: "When a tag is added",
        description: "Starts the flow when somebody puts a tag on a contact.",
        "x-ms-trigger": "single",
        "x-ms-trigger-hint": "Tag a contact to see this work.",
        parameters: [
          {
            name: "body",
            in: "body",
            required: true,
            schema: {
              type: "object",
              required: ["url"],
              properties: {
                url: {
                  type: "string",
                  "x-ms-summary": "Callback Url",
                  description: "The address at which the flow listens.",
                  "x-ms-visibility": "internal",
                  "x-ms-notification-url": true,
                },
              },
            },
          },
        ],
        responses: { "201": { description: "The flow is subscribed." } },
      },
    },
    "/hooks/{hook_id}": {
      delete: {
        operationId: "DeleteHook",
        summary: "Delete a subscription",
        description: "Ends the subscription of a flow.",
        "x-ms-visibility": "internal",
        parameters: [
          {
            name: "hook_id",
            in: "path",
            required: true,
            type: "string",
            "x-ms-summary": "Hook Id",
            description: "The id of the subscription.",
            "x-ms-url-encoding": "single",
          },
        ],
        responses: { "204": { description: "The flow is no longer subscribed." } },
      },
    },
    "/trigger/tags": {
      get: {
        operationId: "WhenTagIsCreated",
        summary: "When a tag is created",
        description: "Starts the flow for each tag that is created.",
        "x-ms-trigger": "batch",
        "x-ms-trigger-hint": "Create a tag to see this work.",
        parameters: [],
        responses: {
          "200": { description: "The new tags.", schema: { $ref: "#/definitions/TagList" } },
          "202": { description: "Nothing new." },
          default: { description: "The operation failed." },
        },
      },
    },
  },
  definitions: {
    Tag: tag,
    TagList: {
      type: "object",
      properties: {
        data: {
          type: "array",
          "x-ms-summary": "Tags",
          description: "All tags.",
          items: { $ref: "#/definitions/Tag" },
        },
      },
    },
  },
  securityDefinitions: { api_key: { type: "apiKey", in: "header", name: "X-Api-Key" } },
  security: [{ api_key: [] }],
  "x-ms-connector-metadata": [
    { propertyName: "Website", propertyValue: "https://tagger.example" },
    { propertyName: "Privacy policy", propertyValue: "https://tagger.example/privacy" },
    { propertyName: "Categories", propertyValue: "Sales and CRM" },
  ],
};

export const PROPERTIES: JsonObject = {
  properties: {
    connectionParameters: {
      api_key: {
        type: "securestring",
        uiDefinition: {
          displayName: "API Key",
          description: "The key of your Tagger account.",
          tooltip: "Find it in your account settings.",
          constraints: { tabIndex: 1, clearText: false, required: "true" },
        },
      },
    },
    iconBrandColor: "#0f5c63",
    capabilities: ["actions", "triggers"],
    publisher: "Tagger",
    policyTemplateInstances: [
      {
        templateId: "setheader",
        title: "Version of the service",
        parameters: {
          "x-ms-apimTemplateParameter.name": "Tagger-Version",
          "x-ms-apimTemplateParameter.value": "2",
          "x-ms-apimTemplateParameter.existsAction": "override",
          "x-ms-apimTemplate-policySection": "Request",
          "x-ms-apimTemplate-operationName": ["TagContact"],
        },
      },
    ],
    scriptOperations: ["WhenTagIsCreated"],
  },
};

/** What the connector is besides, so that it has no finding for a profile either. */
export const FOR_PROFILE: Readonly<
  Record<
    Profile,
    { properties: Patch; settings: Patch; names: readonly string[]; without?: readonly FileKind[] }
  >
> = {
  custom: { properties: {}, settings: {}, names: [] },
  independent: {
    properties: { properties: { stackOwner: "Tagger", iconBrandColor: "#da3b01" } },
    settings: { icon: undefined },
    names: ["readme.md"],
    without: ["icon"],
  },
  certified: {
    properties: { properties: { stackOwner: "Tagger" } },
    settings: {},
    names: ["readme.md"],
  },
};

export const SETTINGS: JsonObject = {
  apiProperties: "apiProperties.json",
  apiDefinition: "apiDefinition.swagger.json",
  icon: "icon.png",
  script: "script.csx",
};

export const SCRIPT = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        if (Context.OperationId == "WhenTagIsCreated")
        {
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        }
        return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
    }
}
`;

export const ICON = png(230, 230);

/** A PNG of one colour, 8 bits a sample: RGB, or RGB with alpha. Teal unless told otherwise. */
export function png(width: number, height: number, colour = [15, 92, 99]): Uint8Array {
  const row = Buffer.concat([
    Buffer.of(0),
    Buffer.alloc(width * colour.length, Buffer.from(colour)),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour.length === 4 ? 6 : 2, 0, 0, 0], 8);
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Nothing here reads the checksum, so it is left at zero. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}

/**
 * A change to a JSON value: objects are gone into, `undefined` removes, anything else replaces. A
 * list is changed item by item with `{0: ...}` (the length appends), or replaced by a list.
 */
export type Patch = Json | undefined | readonly Patch[] | { readonly [key: string]: Patch };

/** The value with the change made; the value itself stays as it is. */
export function patched(value: Json | undefined, patch: Patch): Json | undefined {
  if (patch === undefined || patch === null || typeof patch !== "object") return patch;
  if (isList(patch)) return patch.map((item) => patched(undefined, item) ?? null);
  if (Array.isArray(value)) {
    const list: (Json | undefined)[] = [...value];
    for (const [index, item] of Object.entries(patch)) {
      list[Number(index)] = patched(value[Number(index)], item);
    }
    return list.filter((item) => item !== undefined);
  }
  const result: JsonObject = { ...(typeof value === "object" && value !== null ? value : {}) };
  for (const [key, item] of Object.entries(patch)) {
    const changed = patched(result[key], item);
    if (changed === undefined) delete result[key];
    else result[key] = changed;
  }
  return result;
}

const isList = (patch: object): patch is readonly Patch[] => Array.isArray(patch);
