import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { contacts } from "../contacts/actions.ts";
import { VISITOR } from "./trial-steps.ts";

const visitor = named<Schemas["visitor"]>("visitor");
const findVisitor = call("GET /visitors", { as: visitor, query: { user_id: VISITOR } });

export const GetVisitor = action("GET /visitors", {
  trial: { values: { user_id: VISITOR } },
});
export const UpdateVisitor = action("PUT /visitors", {
  trial: { before: [findVisitor], values: { id: visitor.id, user_id: VISITOR } },
});
export const ConvertVisitor = action("POST /visitors/convert", {
  parameters: {
    type: { title: "Becomes", words: { user: "User", lead: "Lead" } },
    "user.id": { title: "Contact", choices: contacts },
    "user.user_id": { title: "External Id Of Contact" },
    "user.email": { title: "Email Of Contact" },
    "visitor.user_id": { title: "User Id Of Visitor" },
    "visitor.id": { title: "Id Of Visitor", visibility: "advanced" },
    "visitor.email": { title: "Email Of Visitor", visibility: "advanced" },
  },
  trial: {
    values: { "visitor.user_id": VISITOR },
    without: ["visitor.id", "visitor.email", "user.user_id", "user.email"],
  },
});
