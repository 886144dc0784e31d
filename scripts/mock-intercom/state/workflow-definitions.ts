import { ApiError } from "../errors.ts";
import type { Workflow } from "../records/workflow.ts";
import type { Base } from "./base.ts";

export type NewWorkflow = Pick<Workflow, "title"> &
  Partial<Pick<Workflow, "description" | "trigger_type" | "state" | "target_channels">>;

/** The workflows that teammates have set up. What their steps do is in `workflows.ts`. */
export interface WorkflowDefinitionState {
  /** There always is one, of the id in the contract's example. */
  readonly workflows: readonly Workflow[];
  createWorkflow(workflow: NewWorkflow): Workflow;
  /** @throws {ApiError} 404 */
  existingWorkflow(id: string): Workflow;
}

export function workflowDefinitionState({
  storage,
  facts,
  numericId,
  stamp,
}: Base): WorkflowDefinitionState {
  const defined = {
    description: null,
    trigger_type: "inbound_conversation",
    state: "live",
    target_channels: ["chat"],
  } as const;
  const workflows = storage.list<Workflow>("workflows", [
    {
      ...defined,
      id: "12345",
      title: "Greeting",
      created_at: facts.created_at,
      updated_at: facts.created_at,
    },
  ]);
  return {
    workflows,
    createWorkflow(input) {
      const { seconds } = stamp();
      const times = { created_at: seconds, updated_at: seconds };
      const workflow: Workflow = { ...defined, ...input, ...times, id: numericId() };
      workflows.push(workflow);
      return workflow;
    },
    existingWorkflow(id) {
      const workflow = workflows.find((one) => one.id === id);
      if (workflow === undefined) throw new ApiError(404, "not_found", "Workflow not found");
      return workflow;
    },
  };
}
