/** A process of the benchmark: validates a connector again and again, and prints how long it took. */
import { readConnector } from "../../validate/read.ts";
import { RULES } from "../../validate/rules/index.ts";
import { validate } from "../../validate/validate.ts";

const WARMING_UP = 5;
const WARM = 20;

const [directory = ""] = process.argv.slice(2);

function run(): number {
  const began = performance.now();
  validate(readConnector(directory), RULES);
  return performance.now() - began;
}

const first = run();
for (let i = 0; i < WARMING_UP; i++) run();
console.log(JSON.stringify({ first, warm: Array.from({ length: WARM }, run) }));
