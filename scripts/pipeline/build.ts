import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../common/problem.ts";
import { types } from "../generate/types.ts";
import { UsageError } from "../platform/errors.ts";
import type { Artifacts, Made, Sources } from "./artifacts.ts";
import type { Checked, Compilers } from "./beside.ts";
import { checkArtifacts, type FileFinding } from "./check.ts";
import type { Checkout } from "./checkout.ts";
import { readSources, staleFiles, writeArtifacts } from "./files.ts";
import { type Finding, sorted } from "./finding.ts";
import { isThrown, type Loaded, loadConnector } from "./load.ts";
import { createOrigins } from "./origin.ts";
import { type Rehearsal, rehearse, type Finding as Tried } from "./rehearse.ts";

/** Where a finding is that is no operation's. */
const CONNECTOR = "connector/connector.ts";

export interface BuildOptions {
  /** Where the connector is and what makes its files. */
  load: () => Promise<Loaded>;
  compilers: Compilers;
  /** Runs what was made. */
  rehearse?: typeof rehearse;
  /** Only say what is stale. */
  check?: boolean;
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
  /** What ran on the mock, where it came to that. */
  rehearsal?: Rehearsal;
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
  { check = false, ...how }: BuildOptions,
): Promise<BuildResult> {
  const inspection = await inspect(checkout, generated, how);
  const { findings, artifacts } = inspection;
  if (findings.length > 0) return { ...inspection, stale: [] };
  const stale = check ? staleFiles(generated, artifacts) : writeArtifacts(generated, artifacts);
  return { ...inspection, stale };
}

/** All but the writing. */
export async function inspect(
  checkout: Checkout,
  generated: string,
  { load, compilers, rehearse: tryOut = rehearse }: Omit<BuildOptions, "check">,
): Promise<Inspection> {
  const began = performance.now();
  const scriptCheck = compilers.checkScript(checkout);
  const read = readSources(checkout);
  const written = read.contract && (await types(read.contract, existingTypes(generated)));
  const typeCheck = compilers.checkTypes(checkout, written);
  const loaded = await loadConnector(load, checkout.root);
  const loadFindings = Array.isArray(loaded) ? loaded : [];

  const run: Run = { found: [], problems: [], tried: [] };
  if (!Array.isArray(loaded) && read.contract && written !== undefined) {
    const { contract, properties, script, icon } = read;
    // Without the properties, the descriptors' own problems are still told.
    const sources = { contract, types: written, properties: properties ?? { properties: {} } };
    await generateAndTry(
      loaded,
      { ...sources, script, icon },
      properties === undefined ? undefined : tryOut,
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
    ...(run.rehearsal === undefined ? {} : { rehearsal: run.rehearsal }),
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
  tried: Tried[];
  rehearsal?: Rehearsal;
  thrown?: unknown;
}

async function generateAndTry(
  { connector, makeArtifacts }: Loaded,
  sources: Sources,
  tryOut: typeof rehearse | undefined,
  run: Run,
): Promise<void> {
  try {
    run.made = makeArtifacts(connector, sources);
    const { model, artifacts, problems } = run.made;
    run.problems = problems;
    if (tryOut === undefined) return;
    const isWhole = artifacts.has("script.csx") && artifacts.has("apiProperties.json");
    run.found = (await checkArtifacts(artifacts)).filter(
      // What could not be made has been told.
      ({ rule }) => rule !== "FileMissing",
    );
    // With policies or sign-in amiss no operation runs.
    if (run.found.some(({ file }) => file === "apiProperties.json")) return;
    if (!isWhole) return;
    run.rehearsal = await tryOut(model, sources.contract, artifacts);
    run.tried = run.rehearsal.findings;
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
  const own = problems.map(origins.ofProblem);
  const at = ({ file, line }: Finding) => `${file}:${line}`;
  const told = new Set(own.map(at));
  const faulty = problems.flatMap(({ operation }) => (operation === undefined ? [] : [operation]));
  const isOfFaulty = (text: string) =>
    faulty.some((operation) => new RegExp(`\\b${operation}\\b`).test(text));

  const inFiles = found
    .filter(({ message, advice }) => !isOfFaulty(`${message} ${advice}`))
    .map(origins.ofFile)
    .filter((one) => !told.has(at(one)) && !faulty.includes(one.operation ?? ""));
  const blamed = [...faulty, ...inFiles.map(({ operation }) => operation)];
  const ran = tried.filter(
    ({ operationId, message }) => !blamed.includes(operationId) && !isOfFaulty(message),
  );
  const untyped = new Set(typed.map(({ file }) => file));
  const inRun = joined(ran)
    .map(origins.ofProblem)
    // One cause for many operations that is no operation's own: what was found in the files.
    .filter(({ operation }) => operation !== undefined || inFiles.length === 0)
    .filter(({ file }) => !untyped.has(file));
  return [...own, ...inFiles, ...inRun];
}

/** Where one and the same befalls many operations, it is one fault, and the connector's. */
const MANY = 3;

function joined(tried: readonly Tried[]): Problem[] {
  const byMessage = new Map<string, Set<string>>();
  for (const { operationId, message } of tried) {
    const text = withoutEnvelope(message);
    byMessage.set(text, (byMessage.get(text) ?? new Set()).add(operationId));
  }
  const most = Math.max(0, ...[...byMessage.values()].map(({ size }) => size));
  if (most >= MANY) {
    const [message = "", operations = new Set()] =
      [...byMessage].find(([, { size }]) => size === most) ?? [];
    const place = `${[...operations][0]} and others`;
    // The others most likely follow from it: their dropdowns, their trial values.
    return [{ file: CONNECTOR, place, message, advice: "" }];
  }
  return [...byMessage].flatMap(([message, operations]) =>
    [...operations].map((operation): Problem => {
      const told = { message, advice: "" };
      return operation === "testConnection"
        ? { ...told, file: CONNECTOR, place: operation }
        : { ...told, operation };
    }),
  );
}

/** What an error says, of which each answer wraps up another one in its own JSON. */
function withoutEnvelope(message: string): string {
  return message.replace(/\{"error":\{.*?"message":("(?:[^"\\]|\\.)*").*\}\}/, (_, text: string) =>
    String(JSON.parse(text)),
  );
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
