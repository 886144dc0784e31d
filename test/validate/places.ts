import type { Patch } from "./base.ts";

/** Changes at the places of the base connector that fixtures change most, and their pointers. */

/** GET /tags, which fills the dropdown. */
export const LIST_TAGS = "/paths/~1tags/get";
export const listTags = (patch: Patch) => ({ paths: { "/tags": { get: patch } } });

/** POST /contacts/{contact_id}/tags, the action. */
export const TAG_CONTACT = "/paths/~1contacts~1{contact_id}~1tags/post";
export const tagContact = (patch: Patch) => ({
  paths: { "/contacts/{contact_id}/tags": { post: patch } },
});

/** Its path parameter. */
export const CONTACT_ID = `${TAG_CONTACT}/parameters/0`;
export const contactId = (patch: Patch) => tagContact({ parameters: { 0: patch } });

/** The schema of its body. */
export const BODY = `${TAG_CONTACT}/parameters/1/schema`;
export const body = (patch: Patch) => tagContact({ parameters: { 1: { schema: patch } } });

/** The property of its body that has a dropdown. */
export const TAG_ID = `${BODY}/properties/tag_id`;
export const tagId = (patch: Patch) => body({ properties: { tag_id: patch } });

/** POST /hooks, the webhook trigger. */
export const HOOK = "/paths/~1hooks/post";
export const hook = (patch: Patch) => ({ paths: { "/hooks": { post: patch } } });

/** The schema of its body. */
export const HOOK_BODY = `${HOOK}/parameters/0/schema`;
export const hookBody = (patch: Patch) => hook({ parameters: { 0: { schema: patch } } });

/** DELETE /hooks/{hook_id}, which ends a subscription. */
export const DELETE_HOOK = "/paths/~1hooks~1{hook_id}/delete";
export const deleteHook = (patch: Patch) => ({ paths: { "/hooks/{hook_id}": { delete: patch } } });

/** GET /trigger/tags, the polling trigger. */
export const POLL = "/paths/~1trigger~1tags/get";
export const poll = (patch: Patch) => ({ paths: { "/trigger/tags": { get: patch } } });

/** The definition Tag. */
export const TAG = "/definitions/Tag";
export const tag = (patch: Patch) => ({ definitions: { Tag: patch } });

/** The definition TagList; its property data holds the tags. */
export const TAG_LIST = "/definitions/TagList";
export const tagList = (patch: Patch) => ({ definitions: { TagList: patch } });

/** `properties` of apiProperties.json. */
export const apiProperties = (patch: Patch) => ({ properties: patch });

/** The one connection parameter. */
export const API_KEY = "/properties/connectionParameters/api_key";
export const apiKey = (patch: Patch) => apiProperties({ connectionParameters: { api_key: patch } });

/** The one policy: setheader, for TagContact. */
export const POLICY = "/properties/policyTemplateInstances/0";
export const policy = (patch: Patch) => apiProperties({ policyTemplateInstances: { 0: patch } });

/** A parameter of the query that is in order. */
export const QUERY = {
  name: "q",
  in: "query",
  type: "string",
  "x-ms-summary": "Text",
  description: "What to find.",
};
