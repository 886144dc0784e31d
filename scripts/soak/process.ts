/** A process beside others that soaks the cases it is sent, one after another: see `processes.ts`. */
import { soakByFires } from "./by-fires.ts";
import { createEngine } from "./engine.ts";
import type { CaseDone, CaseOrder } from "./processes.ts";
import { readSoaked } from "./shipped.ts";
import { soak } from "./soak.ts";

const soaked = readSoaked();
const engine = createEngine(soaked.script);

async function done({ number, scenario, fires }: CaseOrder): Promise<CaseDone> {
  const began = process.cpuUsage();
  const report =
    scenario === undefined ? await byFires(fires) : await soak(scenario, soaked.connector, engine);
  const { user, system } = process.cpuUsage(began);
  return { number, report: { ...report, seconds: (user + system) / 1e6 } };
}

function byFires(fires: CaseOrder["fires"]) {
  const trigger = soaked.triggers.get(fires?.trigger ?? "");
  if (fires === undefined || trigger === undefined) throw new RangeError("There is no such case.");
  return soakByFires(trigger, soaked, fires, engine);
}

process.on("message", (order: CaseOrder) => {
  done(order).then(
    (message) => process.send?.(message),
    (error: Error) => process.send?.({ number: order.number, error: error.stack ?? error.message }),
  );
});
process.on("disconnect", () => void engine.close());
