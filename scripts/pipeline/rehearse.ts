/**
 * Runs every operation, dropdown and trigger once, through the texts that are about to be written,
 * in the local Power Platform against a mock Intercom.
 */
import type { Contract } from "../common/contract.ts";
import { isObject, type Json } from "../common/json.ts";
import type { Model, OperationModel } from "../generate/model.ts";
import type { Dropdown } from "../language/dropdown.ts";
import { createMock, type Mock } from "../mock-intercom/mock.ts";
import { SEED_PRESETS, seedWorkspace } from "../mock-intercom/seed.ts";
import { planRunner } from "../plan/runner.ts";
import { type CallResult, type Connection, connect } from "../platform/connection.ts";
import { parseConnector } from "../platform/connector.ts";
import type { Artifacts } from "./artifacts.ts";

/** Something that does not work, and what to do about it. */
export interface Finding {
  operationId: string;
  message: string;
}

/** What ran, and what was wrong. */
export interface Rehearsal {
  actions: number;
  dropdowns: number;
  triggers: number;
  findings: Finding[];
}

/** Seconds between polls: the published connector's. */
const BETWEEN_POLLS = 120;

export async function rehearse(
  model: Model,
  contract: Contract,
  artifacts: Artifacts,
): Promise<Rehearsal> {
  const text = (name: string) => String(artifacts.get(name));
  const script = text("script.csx");
  const mock = createMock({ now: 1_750_000_000, contract });
  seedWorkspace(mock, SEED_PRESETS);
  const connection = connect({
    connector: parseConnector({
      definition: text("apiDefinition.swagger.json"),
      properties: text("apiProperties.json"),
      script,
    }),
    parameters: { access_token: "mock-token" },
    send: mock.send,
    runScript: planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
  });
  const rehearsal: Rehearsal = { actions: 0, dropdowns: 0, triggers: 0, findings: [] };
  for (const operation of model.operations) {
    const report = (message: string) =>
      rehearsal.findings.push({ operationId: operation.operationId, message });
    try {
      if (operation.kind === "trigger") {
        rehearsal.triggers += 1;
        await rehearseTrigger(connection, operation, mock, report);
      } else {
        rehearsal.actions += 1;
        rehearsal.dropdowns += operation.dropdowns.length;
        await rehearseAction(connection, operation, report);
      }
    } catch (error) {
      report(error instanceof Error ? error.message : String(error));
    }
  }
  const test = await connection.test();
  for (const message of problems(test)) {
    rehearsal.findings.push({ operationId: "testConnection", message });
  }
  await mock.close();
  return rehearsal;
}

type Report = (message: string) => void;

async function rehearseAction(
  connection: Connection,
  operation: OperationModel,
  report: Report,
): Promise<void> {
  for (const key of operation.dropdowns) {
    const choices = await connection.choices(operation.operationId, key);
    if (choices.length === 0) report(`parameter ${key}: its dropdown is empty.`);
    for (const { title } of choices) {
      if (title === "") report(`parameter ${key}: its dropdown has an entry without a title.`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const parameter of operation.trials) {
    const value = parameter.example ?? (await sampled(connection, parameter.sample));
    if (value !== undefined) values[parameter.key] = value;
    else if (parameter.required) {
      report(
        `parameter ${parameter.key}: there is no value to try it with. Give it an example or a sample.`,
      );
      return;
    }
  }
  const result = await connection.call(operation.operationId, values);
  for (const message of problems(result)) report(message);
}

/** The first value that a sample's action answers. */
async function sampled(
  connection: Connection,
  sample: Dropdown | undefined,
): Promise<Json | undefined> {
  if (sample === undefined) return undefined;
  const { body } = await connection.call(sample.action.operationId);
  const answer = body as Json; // parsed from JSON by the platform
  const list = sample.items === undefined || !isObject(answer) ? answer : answer[sample.items];
  const entry = Array.isArray(list) ? list[0] : undefined;
  return isObject(entry) ? entry[sample.value] : undefined;
}

/** A first poll that delivers nothing, one that delivers something, and one that finds nothing new. */
async function rehearseTrigger(
  connection: Connection,
  operation: OperationModel,
  mock: Mock,
  report: Report,
): Promise<void> {
  const trigger = connection.trigger(operation.operationId);
  const first = await trigger.poll();
  if (first.status !== 202) report(`the first poll answered ${first.status}, not 202.`);
  mock.clock.advance(BETWEEN_POLLS / 2);
  happen(mock, operation.operationId);
  mock.clock.advance(BETWEEN_POLLS / 2);
  const second = await trigger.poll();
  if (second.items.length === 0) report("a poll after something happened delivered nothing.");
  mock.clock.advance(BETWEEN_POLLS);
  const third = await trigger.poll();
  if (third.status !== 202) report(`an idle poll answered ${third.status}, not 202.`);
  for (const { result } of [first, second, third]) {
    for (const message of problems(result)) report(message);
  }
}

/** Something for each kind of trigger: new contacts with names to look up, a change, a conversation. */
function happen(mock: Mock, seed: string): void {
  const { workspace } = mock;
  const before = [...workspace.contacts.values()].find(({ role }) => role === "user");
  const user = workspace.createContact({ role: "user", email: `user-${seed}@example.com` });
  const lead = workspace.createContact({ role: "lead", email: `lead-${seed}@example.com` });
  const company = [...workspace.companies.keys()][0];
  const tag = [...workspace.tags.keys()][0];
  for (const { id } of [user, lead]) {
    if (company !== undefined) workspace.attachCompany(id, company);
    if (tag !== undefined) workspace.tagContact(id, tag);
  }
  if (before !== undefined) workspace.updateContact(before.id, { name: `Changed for ${seed}` });
  workspace.createConversation({ author: { type: "user", id: user.id }, body: "Hello" });
}

function problems({ response, findings }: CallResult): string[] {
  if (response.status >= 400) return [`answered ${response.status}: ${response.body}`];
  return findings.map(
    ({ pointer, message }) => `the answer differs from its schema at ${pointer}: ${message}`,
  );
}
