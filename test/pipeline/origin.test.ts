/** From places in generated files to the lines of sources that they come from. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Checkout } from "../../scripts/pipeline/checkout.ts";
import { readSources } from "../../scripts/pipeline/files.ts";
import { createOrigins, type Origins } from "../../scripts/pipeline/origin.ts";
import { SMALL_CONNECTOR } from "./mistakes/descriptors.ts";
import { cleanUp, edited, load } from "./mistakes/harness.ts";

const TICKETS = "connector/tickets.ts";
const EDITS = new Map([
  ...SMALL_CONNECTOR,
  [
    TICKETS,
    `${SMALL_CONNECTOR.get(TICKETS)}
export const GetArticle = action("GET /articles/{article_id}", { omit: ["translated_content"] });
export const SendMessage = action("POST /messages", {
  fixed: { message_type: "email", from: { type: "admin" }, to: { type: "user" } },
});
export const CreateTicketInBackground = action("POST /tickets/enqueue");
export const UpdateTicket = action("PUT /tickets/{ticket_id}");
export const ReplyToTicket = action("POST /tickets/{ticket_id}/reply");
`,
  ],
]);

let checkout: Checkout;
let origins: Origins;
beforeAll(async () => {
  checkout = edited(EDITS);
  const { contract, script, icon } = readSources(checkout);
  if (contract === undefined) throw new Error("the contract cannot be read");
  const { connector, makeArtifacts } = await load(EDITS);
  const properties = JSON.parse(checkout.read("apiProperties.json") ?? "");
  const made = makeArtifacts(connector, { contract, types: "", properties, script, icon });
  origins = await createOrigins(checkout, script, made);
});
afterAll(cleanUp);

/** Where a pointer into the definition leads: the file, and what stands there. */
function originOf(pointer: string) {
  const steps = pointer.split("/").slice(1);
  const { finding } = origins.ofFile({
    file: "intercom/apiDefinition.swagger.json",
    pointer: `/${steps.map((step) => step.replaceAll("|", "~1")).join("/")}`,
    message: "Wrong.",
    advice: "",
  });
  const lines = (checkout.read(finding.file) ?? "").split("\n");
  return { file: finding.file, text: lines[(finding.line ?? 0) - 1]?.trim() };
}

const BODY = "parameters/0/schema/properties";

describe("the origin of a place in the definition", () => {
  it.each([
    [
      "a field of a schema of the contract",
      "/definitions/tag_basic/properties/name/description",
      "connector/intercom/tags.yaml",
      /^description: /,
    ],
    [
      "a field of a schema that has choices of names",
      "/definitions/create_ticket_request_Input/properties/company_id/description",
      "connector/intercom/tickets.yaml",
      /^description: The id that Intercom gave the company/,
    ],
    [
      "a field of a body that is written in place, behind a reference",
      `/paths/|tickets/post/${BODY}/ticket_attributes/description`,
      "connector/intercom/tickets.yaml",
      /^description: >-/,
    ],
    [
      "a nested field of such a body",
      `/paths/|tickets/post/${BODY}/contacts/items/properties/email/x-ms-summary`,
      "connector/intercom/tickets.yaml",
      /^title: Email/,
    ],
    [
      "a field of the alternative that fixed values choose",
      `/paths/|messages/post/${BODY}/subject/description`,
      "connector/intercom/messages.yaml",
      /^description: /,
    ],
    [
      "a parameter that the contract has under an alias",
      "/paths/|tickets|{ticket_id}/put/parameters/0/description",
      "connector/intercom/tickets.yaml",
      /^description: The id that Intercom gave the ticket/,
    ],
    [
      "a field of an answer that goes without parts",
      "/definitions/GetArticle_Response/properties/title/description",
      "connector/intercom/articles.yaml",
      /^description: /,
    ],
    [
      "the description of an answer",
      "/paths/|tags/get/responses/200/description",
      "connector/intercom/tags.yaml",
      /^description: The tags of the workspace\./,
    ],
    [
      "a field of a shape",
      "/definitions/Label/properties/name",
      "connector/tags.ts",
      /^name: field/,
    ],
    [
      "a setting at a nested place",
      `/paths/|tickets/post/${BODY}/assignment/properties/admin_assignee_id/x-ms-summary`,
      TICKETS,
      /^title: "Teammate"/,
    ],
    [
      "a text at such a place that is the contract's",
      `/paths/|tickets/post/${BODY}/assignment/properties/admin_assignee_id/description`,
      "connector/intercom/tickets.yaml",
      /^description: The id of the teammate/,
    ],
    [
      "an input of an action of the connector's own",
      "/paths/|labels|{label_id}/get/parameters/0/x-ms-summary",
      "connector/tags.ts",
      /^title: "Label Id"/,
    ],
    [
      "choices of a name in a body that operations share",
      "/definitions/create_ticket_request_Input/properties/ticket_type_id/x-ms-dynamic-values",
      TICKETS,
      /^export const ticketTypes = choices/,
    ],
    [
      "choices of a name",
      "/paths/|tags|{tag_id}/get/parameters/0/x-ms-dynamic-values/value-title",
      "connector/tags.ts",
      /^export const tags = choices/,
    ],
    [
      "what choices of a name depend on",
      `/paths/|tickets|{ticket_id}|change_type/post/parameters/1/schema/properties/ticket_state_id/x-ms-dynamic-list/parameters/ticket_type_id`,
      TICKETS,
      /^with: \{ ticket_type_id/,
    ],
    [
      "choices that a descriptor has made itself",
      `/paths/|tickets/post/${BODY}/assignment/properties/admin_assignee_id/x-ms-dynamic-values/value-title`,
      TICKETS,
      /^choices: choices\(ListAdmins/,
    ],
    [
      "a parameter that operations share",
      "/parameters/ticket_id/description",
      "connector/intercom/tickets.yaml",
      /^description: The id that Intercom gave the ticket/,
    ],
    [
      "the text of an action that its descriptor has",
      "/paths/|tags|{tag_id}/get/summary",
      "connector/tags.ts",
      /^summary: "Get tag"/,
    ],
    [
      "the text of an action that the contract has",
      "/paths/|tags|{tag_id}/get/description",
      "connector/intercom/tags.yaml",
      /^description: /,
    ],
    ["the package's title", "/info/title", "connector/connector.ts", /^title: "Intercom"/],
    ["the connector's version", "/info/version", "connector/connector.ts", /^version: /],
  ])("is that of %s", (_, pointer, file, text) => {
    const found = originOf(pointer);
    expect(found.file).toBe(file);
    expect(found.text).toMatch(text);
  });
});
