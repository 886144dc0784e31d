import type { Workspace } from "../../state/state.ts";

/** What the team knows about contacts and companies, how it groups them, and whom it asks. */
export function setUpData(workspace: Workspace): void {
  if (workspace.dataAttributes.size === 0) addAttributes(workspace);
  const groups = workspace.segments.some(({ members }) => members === "company");
  if (!groups) {
    const rule = { kind: "time", field: "last_seen_at", from_days: 0, to_days: 30 } as const;
    workspace.createSegment({ name: "Active companies", members: "company", rule });
  }
  if (workspace.dataConnectors.size === 0) addConnectors(workspace);
}

function addAttributes(workspace: Workspace): void {
  workspace.createDataAttribute({
    name: "job_title",
    model: "contact",
    type: "string",
    description: "What somebody does",
  });
  workspace.createDataAttribute({ name: "seats", model: "contact", type: "integer" });
  workspace.createDataAttribute({ name: "renewal_at", model: "company", type: "date" });
  for (const attribute of CONTACT_ATTRIBUTES) {
    workspace.createDataAttribute({ ...attribute, model: "contact" });
  }
}

/** With the two above, one of each type. */
const CONTACT_ATTRIBUTES = [
  { name: "plan", type: "string", options: ["Free", "Team", "Company"] },
  { name: "score", type: "float" },
  { name: "reads_newsletter", type: "boolean" },
  { name: "trial_ends_at", type: "date", description: "When the free trial is over" },
] as const;

function addConnectors(workspace: Workspace): void {
  workspace.createDataConnector({ name: "Cancel an order", http_method: "post" });
  const { id } = workspace.createDataConnector({
    name: "Look up an order",
    description: "Asks the shop for the state of an order",
    http_method: "get",
    url: "https://shop.example.com/orders/{{order_number}}",
    audiences: ["users"],
    data_inputs: [
      {
        name: "order_number",
        type: "string",
        description: "As on the invoice",
        required: true,
        default_value: "O-1000",
      },
    ],
  });
  workspace.updateDataConnector(id, { state: "live" });
  const asked = { source_type: "fin", response_body: '{"status":"shipped"}' } as const;
  workspace.recordExecution(id, asked);
  workspace.recordExecution(id, {
    success: false,
    http_status: 503,
    error_type: "3rd_party_error",
    error_message: "The shop did not answer",
    source_type: "workflow",
  });
}
