/**
 * Tries every operation, dropdown and trigger, through the texts that are about to be written, in
 * the local Power Platform against a mock Intercom: each on a fresh snapshot of one seeded workspace,
 * so that neither order nor deletions matter.
 */
import type { Contract } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { Json } from "../../common/json.ts";
import { type Problem, ProblemError } from "../../common/problem.ts";
import type { RunScript } from "../../common/run-script.ts";
import { NUMBER_OF_ITEMS } from "../../generate/lower/list.ts";
import type { Model } from "../../generate/model.ts";
import type { Operation } from "../../generate/operation.ts";
import { PlanFailure } from "../../plan/call.ts";
import { evaluate } from "../../plan/evaluate.ts";
import { planRunner } from "../../plan/runner.ts";
import { type CallResult, type Connection, connect } from "../../platform/connection.ts";
import { parseConnector } from "../../platform/connector.ts";
import { UsageError } from "../../platform/errors.ts";
import type { Artifacts } from "../artifacts.ts";
import { greet } from "./agentic.ts";
import { problemsOf } from "./problems.ts";
import { createSamples, scopeFor } from "./samples.ts";
import { createStage, type Stage } from "./stage.ts";
import { valuesOf } from "./values.ts";

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

/** Tries all packages. */
export async function runTrials(
  models: readonly Model[],
  contract: Contract,
  artifacts: Artifacts,
  interpreter: Interpreter = inTypeScript,
): Promise<Trials> {
  const stage = createStage(contract);
  // Choices are looked up in a workspace of the same seed that no trial touches.
  const untouched = createStage(contract);
  try {
    const open = (model: Model, on: Stage) => connectionOf(model, artifacts, on, interpreter);
    return await tryAll(models, open, stage, untouched);
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
          await tryTrigger(trial);
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
    if (model.testConnection === undefined) continue;
    const test = await connection.test();
    for (const { message, advice } of problemsOf(test)) {
      trials.problems.push({ place: "testConnection", message, advice });
    }
  }
  return trials;
}

function connectionOf(
  { name }: Model,
  artifacts: Artifacts,
  stage: Stage,
  interpreter: Interpreter,
): Connection {
  const text = (file: string) => String(artifacts.get(`${name}/${file}`));
  const script = artifacts.get(`${name}/script.csx`)?.toString();
  return connect({
    connector: parseConnector({
      definition: text("apiDefinition.swagger.json"),
      properties: text("apiProperties.json"),
      ...defined({ script }),
    }),
    parameters: { access_token: stage.token },
    send: stage.send,
    ...(script === undefined ? {} : { runScript: interpreter(script, stage.now) }),
  });
}

interface TrialOf {
  operation: Operation;
  connection: Connection;
  stage: Stage;
  samples: ReturnType<typeof createSamples>;
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
  const sampled = await scopeFor(samples, [trial.before, trial.values], 1);
  const scope = await stage.run(trial.before, sampled);
  if (trial.wait > 0) stage.advance(trial.wait);
  const given = Object.fromEntries(
    Object.entries(trial.values).map(([key, expr]) => [key, evaluate(expr, scope)]),
  );
  const { values, dropdowns, missing } = await valuesOf(operation, given, samples);
  for (const { key, known } of dropdowns) {
    for (const message of await samples.dropdownProblems(operation.id, key, known)) {
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
  if (missing.length > 0) return dropdowns.length;
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

/** Small pages, so that there are some: each as declared, and nothing twice. */
async function tryPages(
  id: string,
  values: Record<string, Json>,
  connection: Connection,
  report: TrialOf["report"],
): Promise<void> {
  const asked = { ...values, [NUMBER_OF_ITEMS]: 2 };
  const { items, pages } = await connection.pages(id, asked, { maxPages: 3 });
  for (const page of pages) reportAll(page, report);
  const texts = items.map((item) => JSON.stringify(item));
  if (new Set(texts).size === texts.length) return;
  report("items", "Its next page repeats items.", "Mend how the list is paged, or the mock.");
}

/** A first poll that delivers nothing, one that delivers something, and one that finds nothing new. */
async function tryTrigger({
  operation,
  connection,
  stage,
  samples,
  report,
}: TrialOf): Promise<void> {
  const { fires } = operation.trial;
  const scope = await scopeFor(samples, [fires], 1);
  const trigger = connection.trigger(operation.id);
  const first = await trigger.poll();
  if (first.status >= 400) {
    reportAll(first.result, report);
    return;
  }
  if (first.status !== 202) {
    report(
      undefined,
      `The first poll answered ${first.status}, not 202.`,
      "It must deliver nothing.",
    );
  }
  stage.advance(BETWEEN_POLLS / 2);
  await stage.run(fires, scope);
  stage.advance(BETWEEN_POLLS / 2);
  const second = await trigger.poll();
  if (second.items.length === 0) {
    report(
      "fires",
      "A poll after its calls delivered nothing.",
      "Make calls that it is about, or look at keep and the filters.",
    );
  }
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
