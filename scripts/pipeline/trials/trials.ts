/**
 * Tries every operation, dropdown and trigger, through the texts that are about to be written, in
 * the local Power Platform against a mock Intercom: each on a fresh snapshot of one seeded workspace,
 * so that neither order nor deletions matter.
 */
import type { Contract } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { type Json, parseJson } from "../../common/json.ts";
import { type Problem, ProblemError } from "../../common/problem.ts";
import type { RunScript } from "../../common/run-script.ts";
import { NUMBER_OF_ITEMS } from "../../generate/lower/paged.ts";
import type { Model } from "../../generate/model.ts";
import type { Field, Operation } from "../../generate/operation.ts";
import { PlanFailure } from "../../plan/call.ts";
import { evaluate, valueAt } from "../../plan/evaluate.ts";
import { planRunner } from "../../plan/runner.ts";
import { secondsOf } from "../../plan/times.ts";
import { type CallResult, type Connection, connect } from "../../platform/connection.ts";
import { type Connector, parseConnector } from "../../platform/connector.ts";
import { UsageError } from "../../platform/errors.ts";
import type { Artifacts } from "../artifacts.ts";
import { greet } from "./agentic.ts";
import { problemsOf } from "./problems.ts";
import { createSamples, type Samples, scopeFor } from "./samples.ts";
import { createStage, type Stage } from "./stage.ts";
import { type TrialValues, valuesOf } from "./values.ts";

/** What was tried, and what was wrong. */
export interface Trials {
  actions: number;
  dropdowns: number;
  triggers: number;
  problems: Problem[];
}

/** Seconds between polls: the published connector's. */
const BETWEEN_POLLS = 120;

/** What runs the script of a package; `now` is the mock's clock, in unix seconds. */
export type Interpreter = (script: string, now: () => number) => RunScript;

/** The interpreter in TypeScript: there is nothing to compile or start. */
const inTypeScript: Interpreter = (script, now) => planRunner(script, { now, elapsed: () => 0 });

/** Makes the connection through which the operations of a package are tried. */
export type Open = (connector: Connector, stage: Stage) => Connection;

/**
 * Tries all packages.
 * @param interpreter runs their scripts
 * @param open connects to them
 */
export async function runTrials(
  models: readonly Model[],
  contract: Contract,
  artifacts: Artifacts,
  interpreter: Interpreter = inTypeScript,
  open: Open = (connector, stage) => connectionOf(connector, stage, interpreter),
): Promise<Trials> {
  const stage = createStage(contract);
  // Choices are looked up in a workspace of the same seed that no trial touches.
  const untouched = createStage(contract);
  try {
    const connectors = new Map(models.map((model) => [model, connectorOf(model, artifacts)]));
    const opened = (model: Model, on: Stage) =>
      open(connectors.get(model) ?? connectorOf(model, artifacts), on);
    return await tryAll(models, opened, stage, untouched);
  } finally {
    await stage.close();
    await untouched.close();
  }
}

async function tryAll(
  models: readonly Model[],
  open: (model: Model, on: Stage) => Connection,
  stage: Stage,
  untouched: Stage,
): Promise<Trials> {
  const trials: Trials = { actions: 0, dropdowns: 0, triggers: 0, problems: [] };
  const lookups = models.map((model) => [model, open(model, untouched)] as const);
  const connectionWith = (operationId: string) => {
    // Samples come from any package: a trial may need what only another one lists.
    const found = lookups.find(([{ operations }]) =>
      operations.some(({ id }) => id === operationId),
    );
    if (found === undefined) throw new Error(`no package has ${operationId}`);
    return found[1];
  };
  const samples = createSamples(connectionWith, models[0]?.samples ?? {});
  const tried = new Set<string>();
  for (const model of models) {
    const connection = open(model, stage);
    for (const operation of model.operations) {
      // What a package borrows from another one is tried there.
      if (tried.has(operation.id)) continue;
      // There is no gateway here that could answer.
      if (operation.plan === undefined && operation.agenticProtocol === undefined) continue;
      tried.add(operation.id);
      const report: TrialOf["report"] = (place, message, advice, choices) =>
        trials.problems.push({
          operation: operation.id,
          ...(place === undefined ? {} : { place }),
          message,
          advice,
          ...(choices === true ? { choices } : {}),
        });
      const trial = { operation, connection, stage, samples, report };
      try {
        stage.reset();
        if (operation.kind === "trigger") {
          trials.triggers += 1;
          trials.dropdowns += await tryTrigger(trial);
        } else {
          trials.actions += 1;
          if (operation.agenticProtocol === undefined) trials.dropdowns += await tryAction(trial);
          else await tryAgentic(trial);
        }
      } catch (error) {
        for (const problem of stopped(error)) {
          trials.problems.push({ operation: operation.id, ...problem });
        }
      }
    }
    stage.reset();
    if (model.testConnection === undefined || model.gateway !== undefined) continue;
    const test = await connection.test();
    for (const { message, advice } of problemsOf(test)) {
      trials.problems.push({ place: "testConnection", message, advice });
    }
  }
  return trials;
}

function connectorOf({ name }: Model, artifacts: Artifacts): Connector {
  const text = (file: string) => String(artifacts.get(`${name}/${file}`));
  const script = artifacts.get(`${name}/script.csx`)?.toString();
  return parseConnector({
    definition: text("apiDefinition.swagger.json"),
    properties: text("apiProperties.json"),
    ...defined({ script }),
  });
}

function connectionOf(connector: Connector, stage: Stage, interpreter: Interpreter): Connection {
  const { script } = connector;
  return connect({
    connector,
    parameters: { access_token: stage.token },
    send: stage.send,
    ...(script === undefined ? {} : { runScript: interpreter(script, stage.now) }),
  });
}

interface TrialOf {
  operation: Operation;
  connection: Connection;
  stage: Stage;
  samples: Samples;
  /** @param choices whether it is the choices of the parameter at the place that are wrong */
  report(place: string | undefined, message: string, advice: string, choices?: true): void;
}

/** @returns how many dropdowns it has */
async function tryAction({
  operation,
  connection,
  stage,
  samples,
  report,
}: TrialOf): Promise<number> {
  const { trial } = operation;
  const sampled = await scopeFor(samples, [trial.before, trial.values], 1, stage.now());
  const scope = await stage.run(trial.before, sampled);
  if (trial.wait > 0) stage.advance(trial.wait);
  const given = Object.fromEntries(
    Object.entries(trial.values).map(([key, expr]) => [key, evaluate(expr, scope)]),
  );
  const filled = await valuesOf(operation, given, samples);
  const { values, dropdowns } = filled;
  await reportFilling(operation, filled, samples, report);
  if (filled.missing.length > 0) return dropdowns.length;
  reportAll(await connection.call(operation.id, values), report);
  if (operation.answer.pageable) await tryPages(operation.id, values, connection, report);
  return dropdowns.length;
}

/** An agent's first message, which a server answers only where host, path, sign-in and headers are right. */
async function tryAgentic({ operation, connection, report }: TrialOf): Promise<void> {
  const { result, problem } = await greet(connection, operation.id);
  const advice = "Look at its path, and at host and policies of its package.";
  for (const { message } of problemsOf(result)) report(undefined, message, advice);
  if (problem !== undefined) report(undefined, problem, advice);
}

/** More than any list of the seeded workspace has. */
const MOST_PAGES = 100;

/** Small pages, so that there are some, to the end: each as declared, and nothing twice. */
async function tryPages(
  id: string,
  values: Record<string, Json>,
  connection: Connection,
  report: TrialOf["report"],
): Promise<void> {
  const asked = { ...values, [NUMBER_OF_ITEMS]: 2 };
  const { items, pages, complete } = await connection.pages(id, asked, { maxPages: MOST_PAGES });
  for (const page of pages) reportAll(page, report);
  if (!complete && pages.length === MOST_PAGES) {
    report("items", `It does not end within ${MOST_PAGES} pages.`, "Mend how the list is paged.");
  }
  const texts = items.map((item) => JSON.stringify(item));
  if (new Set(texts).size === texts.length) return;
  report("items", "Its next page repeats items.", "Mend how the list is paged, or the mock.");
}

/** What is wrong with dropdowns, and what has no value. */
async function reportFilling(
  { id }: Operation,
  { dropdowns, missing }: TrialValues,
  samples: Samples,
  report: TrialOf["report"],
): Promise<void> {
  for (const { key, known } of dropdowns) {
    for (const message of await samples.dropdownProblems(id, key, known)) {
      report(
        key.replace(/^body\//, "").replaceAll("/", "."),
        message,
        "Choose another action or other fields for its choices.",
        true,
      );
    }
  }
  for (const key of missing) {
    report(
      key,
      "There is no value to try it with.",
      "Give it choices (connector/choices.ts), an example in the contract, or a value under trial.values.",
    );
  }
}

/**
 * A first poll that delivers nothing, one that delivers something, and one that finds nothing new,
 * with what must be filled in; and a first poll with all that can be, which may find nothing.
 * @returns how many dropdowns it has
 */
async function tryTrigger({
  operation,
  connection,
  stage,
  samples,
  report,
}: TrialOf): Promise<number> {
  const { fires } = operation.trial;
  const filled = await valuesOf(operation, {}, samples);
  const { values: all, dropdowns, missing } = filled;
  await reportFilling(operation, filled, samples, report);
  if (missing.length > 0) return dropdowns.length;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const needed = Object.fromEntries(required.map(({ key }) => [key, all[key] ?? null]));
  const trigger = connection.trigger(operation.id, needed);
  const first = await trigger.poll();
  if (first.status >= 400) {
    reportAll(first.result, report);
    return dropdowns.length;
  }
  if (first.status !== 202) {
    report(
      undefined,
      `The first poll answered ${first.status}, not 202.`,
      "It must deliver nothing.",
    );
  }
  stage.advance(BETWEEN_POLLS / 2);
  await stage.run(fires, await scopeFor(samples, [fires], 1, stage.now()));
  stage.advance(BETWEEN_POLLS / 2);
  const second = await trigger.poll();
  if (second.items.length === 0) {
    report(
      "fires",
      "A poll after its calls delivered nothing.",
      "Make calls that it is about, or look at keep and the filters.",
    );
  }
  checkOrder(operation, second.result, report);
  stage.advance(BETWEEN_POLLS);
  const third = await trigger.poll();
  if (third.status !== 202) {
    report(
      undefined,
      `An idle poll answered ${third.status}, not 202.`,
      "It must deliver nothing twice.",
    );
  }
  for (const { result } of [first, second, third]) reportAll(result, report);
  if (operation.parameters.length > required.length) {
    const whole = { ...anyValues(operation), ...all };
    const narrowed = await connection.trigger(operation.id, whole).poll();
    reportAll(narrowed.result, report);
  }
  return dropdowns.length;
}

/** A value of the right type for each filter of a search: whatever it finds, Intercom must take it. */
function anyValues({ parameters, plan }: Operation): Record<string, Json> {
  if (plan?.poll?.kind !== "search") return {};
  return Object.fromEntries(
    parameters.flatMap(({ key, field }) => {
      const value = ANY[(field.items ?? field).type];
      if (value === undefined) return [];
      return [[key, field.items === undefined ? value : [value]] as const];
    }),
  );
}

const ANY: { readonly [T in Field["type"]]?: Json } = {
  string: "1",
  integer: 1,
  number: 1,
  boolean: true,
  "date-time": "2026-01-01T00:00:00Z",
};

/** A list is read until it is older than what has been dealt with, so it must be newest first. */
function checkOrder({ plan }: Operation, { trace }: CallResult, report: TrialOf["report"]): void {
  const poll = plan?.poll;
  if (poll?.kind !== "list") return;
  const answer = trace.steps.find((step) => step.step === "send");
  if (answer?.step !== "send" || answer.response === undefined) return;
  const items = valueAt(parseJson(answer.response.body) ?? null, poll.items);
  const times = (Array.isArray(items) ? items : []).map(
    (item) => secondsOf(valueAt(item, poll.time)) ?? 0,
  );
  if (times.every((time, i) => i === 0 || time <= (times[i - 1] ?? 0))) return;
  report(
    "time",
    `Its list does not come newest first by ${poll.time}, so a poll would miss what is new.`,
    "Poll a search, name the time by which the list is sorted, or sort it under with.",
  );
}

/** Why a trial could not be made. */
function stopped(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  if (error instanceof UsageError) {
    return [{ message: error.message, advice: "Look at its trial's values." }];
  }
  // A call of its own failed; what else throws is a fault of the build.
  if (!(error instanceof PlanFailure)) throw error;
  const { status, message } = error;
  return [
    {
      message: `A call that its trial begins with answered ${status}: ${message.replace(/\.$/, "")}.`,
      advice: "Look at what the descriptor calls under trial or fires.",
    },
  ];
}

function reportAll(result: CallResult, report: TrialOf["report"]): void {
  for (const { message, advice } of problemsOf(result)) report(undefined, message, advice);
}
