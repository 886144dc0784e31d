import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defined } from "../common/defined.ts";
import type { Problem } from "../common/problem.ts";
import { hasPlans } from "../generate/plans.ts";
import { types } from "../generate/types.ts";
import { UsageError } from "../platform/errors.ts";
import { type Artifacts, type Made, ofPackage, type Sources } from "./artifacts.ts";
import type { Checked, Compilers } from "./beside.ts";
import { checkPackages, type FileFinding } from "./check.ts";
import type { Checkout } from "./checkout.ts";
import { readSources, staleFiles, writeArtifacts } from "./files.ts";
import { type Finding, sorted } from "./finding.ts";
import { goneOperations } from "./gone.ts";
import { checkLimits } from "./limits.ts";
import { isThrown, type Loaded, loadConnector } from "./load.ts";
import { createOrigins } from "./origin.ts";
import { runTrials, type Trials } from "./trials/trials.ts";

/** Where a finding is that is no operation's. */
const CONNECTOR = "connector/connector.ts";
const CHOICES = "connector/choices.ts";

export interface BuildOptions {
  /** Where the connector is and what makes its files. */
  load: () => Promise<Loaded>;
  compilers: Compilers;
  /** Checks what was made. */
  checkFiles?: typeof checkPackages;
  /** Tries what was made. */
  tryOut?: typeof runTrials;
  /** Only say what is stale. */
  check?: boolean;
  /** What to write in place of what was made and tried, and where, as for another language. */
  instead?: { target: string; artifactsOf: (made: Made) => Artifacts };
}

export interface BuildResult extends Inspection {
  /** Names of the files that were not as the build makes them: written now, or just named by a check. */
  stale: string[];
}

/** What a build comes to before it writes. */
export interface Inspection {
  /** What is wrong; where there is anything, nothing was written. */
  findings: Finding[];
  /** All files, where nothing is wrong. */
  artifacts: Artifacts;
  /** With the models that they were made of. */
  made?: Made;
  /** What was tried on the mock, where it came to that. */
  trials?: Trials;
  /** Limits of the platform that are near. */
  warnings: readonly string[];
  /** What the compilers said, and how long they took beside the rest. */
  types: Checked;
  script: Checked;
  /** Milliseconds to generate, check and try. */
  took: number;
}

/**
 * Contract and descriptors become files, which are checked and run on the mock while the compilers
 * look at the sources, and then written.
 * @param generated the directory to write
 */
export async function build(
  checkout: Checkout,
  generated: string,
  { check = false, instead, ...how }: BuildOptions,
): Promise<BuildResult> {
  const inspection = await inspect(checkout, generated, how);
  const { findings, made, artifacts } = inspection;
  if (findings.length > 0) return { ...inspection, stale: [] };
  const warnings = [...inspection.warnings, ...goneOperations(generated, artifacts)];
  if (instead !== undefined && made !== undefined) {
    const stale = writeArtifacts(instead.target, instead.artifactsOf(made));
    return { ...inspection, warnings, stale };
  }
  const stale = check ? staleFiles(generated, artifacts) : writeArtifacts(generated, artifacts);
  return { ...inspection, warnings, stale };
}

/** All but the writing. */
export async function inspect(
  checkout: Checkout,
  generated: string,
  {
    load,
    compilers,
    checkFiles = checkPackages,
    tryOut = runTrials,
  }: Omit<BuildOptions, "check" | "instead">,
): Promise<Inspection> {
  const began = performance.now();
  const scriptCheck = compilers.checkScript(checkout);
  const read = readSources(checkout);
  const written = read.contract && (await types(read.contract, existingTypes(generated)));
  const typeCheck = compilers.checkTypes(checkout, written);
  const loaded = await loadConnector(load, checkout.root);
  const loadFindings = Array.isArray(loaded) ? loaded : [];

  const run: Run = { found: [], problems: [], tried: [], warnings: [] };
  if (!Array.isArray(loaded) && read.contract && written !== undefined) {
    const { contract, properties, script, icon } = read;
    // Without the properties, the descriptors' own problems are still told.
    const sources = { contract, types: written, properties: properties ?? { properties: {} } };
    await generateAndTry(
      loaded,
      { ...sources, script, icon },
      properties === undefined ? undefined : { checkFiles, tryOut },
      run,
    );
  }
  const took = performance.now() - began;
  const [typed, compiled] = await Promise.all([typeCheck, scriptCheck]);

  const own = [...read.findings, ...(await located(checkout, read.script, run, typed.findings))]
    // The compiler's word is the better one.
    .filter(({ file }) => compiled.findings.length === 0 || !file.endsWith(".cs"));
  const findings = sorted([
    ...withoutEchoes(own, loadFindings, typed.findings),
    ...compiled.findings,
  ]);
  // What threw follows from what was found. Where nothing was, it is the connector's files that
  // cannot be run, or the build itself is wrong.
  if (findings.length === 0 && run.thrown !== undefined) {
    if (!(run.thrown instanceof UsageError)) throw run.thrown;
    findings.push({ file: CONNECTOR, message: run.thrown.message, advice: "" });
  }
  return {
    findings,
    artifacts: run.made?.artifacts ?? new Map(),
    ...defined({ made: run.made, trials: run.trials }),
    warnings: run.warnings,
    types: typed,
    script: compiled,
    took,
  };
}

/** What generating and trying came to. */
interface Run {
  made?: Made;
  problems: Problem[];
  found: FileFinding[];
  tried: readonly Problem[];
  warnings: readonly string[];
  trials?: Trials;
  thrown?: unknown;
}

async function generateAndTry(
  { connector, makeArtifacts }: Loaded,
  sources: Sources,
  proofs: Required<Pick<BuildOptions, "checkFiles" | "tryOut">> | undefined,
  run: Run,
): Promise<void> {
  try {
    run.made = makeArtifacts(connector, sources);
    const { models, artifacts, problems } = run.made;
    const limits = models.map((model) => checkLimits(model, ofPackage(artifacts, model.name)));
    run.problems = [...problems, ...limits.flatMap((one) => one.problems)];
    run.warnings = limits.flatMap(({ warnings }) => warnings);
    if (proofs === undefined) return;
    const names = models.map(({ name }) => name);
    // Checks may run on a thread of their own. What trials come to is told after them.
    const checks = proofs.checkFiles(names, artifacts);
    const isWhole = models.every(
      (model) =>
        (!hasPlans(model) || artifacts.has(`${model.name}/script.csx`)) &&
        artifacts.has(`${model.name}/apiProperties.json`),
    );
    const [checked, tried] = await Promise.allSettled([
      checks,
      isWhole ? proofs.tryOut(models, sources.contract, artifacts) : undefined,
    ]);
    if (checked.status === "rejected") throw checked.reason;
    run.found = checked.value.filter(
      // What could not be made has been told, and so has what is too much.
      ({ rule }) => rule !== "FileMissing" && rule !== "TotalOperationsCountExceedsMaxAllowed",
    );
    // With policies or sign-in amiss no operation runs.
    if (run.found.some(({ file }) => file.endsWith("/apiProperties.json"))) return;
    if (tried.status === "rejected") throw tried.reason;
    if (tried.value === undefined) return;
    run.trials = tried.value;
    run.tried = run.trials.problems;
  } catch (error) {
    run.thrown = error;
  }
}

/**
 * The findings of a run, each where it comes from. What only follows from another fault is left
 * out: it is told when that is mended, if it is still there.
 */
async function located(
  checkout: Checkout,
  script: Sources["script"],
  { made, problems, found, tried }: Run,
  typed: readonly Finding[],
): Promise<Finding[]> {
  if (problems.length + found.length + tried.length === 0) return [];
  const origins = await createOrigins(checkout, script, made);
  const own = problems.map(origins.ofProblem).map(({ finding }) => finding);
  const at = ({ file, line }: Finding) => `${file}:${line}`;
  const told = new Set(own.map(at));
  const faulty = new Set(problems.flatMap(({ operation }) => operation ?? []));

  const inFiles = found
    .filter(({ message, advice }) => !names(`${message} ${advice}`, faulty))
    .map(origins.ofFile)
    .filter(
      ({ finding, operations }) =>
        !told.has(at(finding)) &&
        !(operations.length > 0 && operations.every((id) => faulty.has(id))),
    );
  // A definition that many share keeps none of them from being tried.
  const blamed = new Set(
    inFiles.flatMap(
      ({ finding, operations }) => finding.operation ?? (operations.length === 1 ? operations : []),
    ),
  );
  const ran = tried.filter(({ operation = "", message }) => {
    const failed = new Set(tried.flatMap((one) => one.operation ?? []));
    failed.delete(operation);
    return (
      !faulty.has(operation) &&
      !blamed.has(operation) &&
      !names(message, faulty) &&
      !names(message, failed)
    );
  });
  const untyped = new Set(typed.map(({ file }) => file));
  // Values to try with come from the choices.
  const isInChoices = untyped.has(CHOICES) || problems.some(({ choices }) => choices);
  const inRun = isInChoices
    ? []
    : joined(ran, made?.models.flatMap(({ operations }) => operations).length ?? 0)
        .map(origins.ofProblem)
        .map(({ finding }) => finding)
        // One cause for many operations that is no operation's own: what was found in the files.
        .filter(({ operation }) => operation !== undefined || inFiles.length === 0)
        .filter(({ file }) => !untyped.has(file));
  return [...own, ...inFiles.map(({ finding }) => finding), ...inRun];
}

/** Whether a text names one of some operations. */
function names(text: string, operations: ReadonlySet<string>): boolean {
  return (text.match(/\w+/g) ?? []).some((word) => operations.has(word));
}

/**
 * Where one and the same befalls most of what was tried, it is one fault, and the connector's: a wrong
 * host, a wrong sign-in. The others most likely follow from it: their dropdowns, their trial values.
 */
function joined(tried: readonly Problem[], count: number): readonly Problem[] {
  const byMessage = new Map<string, Problem[]>();
  for (const problem of tried) {
    const text = withoutRequest(problem.message);
    byMessage.set(text, [...(byMessage.get(text) ?? []), problem]);
  }
  const [largest = []] = [...byMessage.values()].sort((a, b) => b.length - a.length);
  const [first] = largest;
  if (first === undefined || largest.length < 3 || largest.length < count / 2) return tried;
  return [
    {
      file: CONNECTOR,
      place: `${first.operation} and ${largest.length - 1} others`,
      message: first.message,
      advice: "Look at host and policies there, and at the sign-in in apiProperties.json.",
    },
  ];
}

/** What befell an operation, without the request that is its own. */
function withoutRequest(message: string): string {
  return message.replace(/ \(sent .*\)$/, "").replace(/"request_id":"[^"]*"/, "");
}

/** The codes of TypeScript's syntax errors. */
const SYNTAX = /\(TS1\d{3}\)/;

/**
 * The type checker and the build see much the same. What the build says of a line is said in the
 * connector's own terms, and goes before, unless only the type checker knows the right name.
 */
function withoutEchoes(
  own: readonly Finding[],
  load: readonly Finding[],
  typed: readonly Finding[],
): Finding[] {
  const at = ({ file, line }: Finding) => `${file}:${line}`;
  const typedAt = new Map(typed.map((finding) => [at(finding), finding]));
  const built = own.filter(
    (finding) => isNamed(finding) || !isNamed(typedAt.get(at(finding)) ?? finding),
  );
  const builtLines = new Set(built.map(at));
  return [
    ...built,
    ...load.filter(
      (finding) =>
        !typedAt.has(at(finding)) &&
        // What throws at load has its reason somewhere, and what is no TypeScript is said.
        !(isThrown(finding) && typed.length > 0) &&
        !typed.some(({ file, advice }) => file === finding.file && SYNTAX.test(advice)),
    ),
    ...typed.filter((finding) => !builtLines.has(at(finding))),
  ];
}

function isNamed({ message, advice }: Finding): boolean {
  return `${message} ${advice}`.includes("Did you mean");
}

function existingTypes(generated: string): string | undefined {
  try {
    return readFileSync(join(generated, "contract.ts"), "utf8");
  } catch {
    return undefined;
  }
}
