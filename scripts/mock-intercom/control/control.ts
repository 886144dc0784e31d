import type { FastifyError, FastifyInstance } from "fastify";
import { createAjv } from "../ajv.ts";
import type { Clock } from "../clock.ts";
import { ApiError, envelope, routeNotFound } from "../errors.ts";
import { FAULT_KINDS, type Fault, type FaultKind, type Faults } from "../faults.ts";
import type { JournalEntry } from "../journal.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Workspace } from "../state/state.ts";
import { TOPICS } from "../webhooks/topics.ts";
import type { WebhookOptions, Webhooks } from "../webhooks/webhooks.ts";
import { addHappenings } from "./happenings.ts";
import { list, number, object, one, SECONDS, TEXT } from "./schemas.ts";
import { addSeeding } from "./seeding.ts";

/** What can be steered from outside, in process and through the control interface alike. */
export interface Controlled {
  clock: Pick<Clock, "now" | "set" | "advance">;
  /** Direct seeding and reading of state. */
  workspace: Workspace;
  faults: Faults;
  /** Every request in order; set its length to 0 to clear it. */
  journal: JournalEntry[];
  webhooks: Webhooks;
  /** The whole state as it is now; JSON keeps all of it. */
  snapshot(): Snapshot;
  /**
   * Takes a snapshot back, another mock's too. The mock keeps its own token and rate limit.
   * @throws {RangeError} for what is no snapshot, or a damaged one; the state is then as before
   */
  restore(snapshot: unknown): void;
}

/** A snapshot of a large workspace is large. */
const SNAPSHOT_LIMIT = 2 ** 30;

/**
 * The control interface, for whoever drives the mock from outside. Its requests need no token, meet
 * no fault and are not in the journal. Bodies are checked by the schemas beside the routes.
 *
 * - `GET /_mock/clock`, `POST /_mock/clock` `{set}` or `{advance}` (unix seconds, seconds)
 * - `POST /_mock/seed`, `/tags`, `/companies`, `/contacts`, `/conversations`, ...: see `addSeeding`
 * - `POST /_mock/ratings`, `/fin-replies`, `/workflow-steps`, `/calls`, ...: see `addHappenings`
 * - `POST /_mock/faults` `{kind, match, nth, times, seconds}` or `{share, kinds, seconds}`,
 *   `DELETE /_mock/faults`
 * - `GET /_mock/journal`, `DELETE /_mock/journal`
 * - `GET /_mock/snapshot`, `POST /_mock/restore` with what the first one answered
 * - `GET /_mock/webhooks`: webhooks and deliveries; `POST /_mock/webhooks` `{url, topics, secret}`;
 *   `DELETE /_mock/webhooks`
 */
export function addControl(app: FastifyInstance, mock: Controlled): void {
  const { clock, faults, journal, webhooks } = mock;
  const time = () => ({ now: clock.now(), iso: new Date(clock.now() * 1000).toISOString() });

  app.register(
    async (control) => {
      const ajv = createAjv();
      control.setValidatorCompiler<object>(({ schema }) => ajv.compile(schema));
      control.setErrorHandler<FastifyError>((error, _request, reply) => {
        const known = error instanceof ApiError ? error : undefined;
        const refusal = known ?? new ApiError(400, "parameter_invalid", explained(error));
        reply.code(refusal.status).type("application/json; charset=utf-8");
        reply.send(envelope(refusal, "control"));
      });
      control.setNotFoundHandler(() => {
        throw routeNotFound();
      });
      /** Removes something; answers nothing. */
      const remover = (path: string, remove: () => void) => {
        control.delete(path, (_request, reply) => {
          remove();
          reply.code(204).send();
        });
      };

      control.get("/clock", () => time());
      control.post<{ Body: { set?: number; advance?: number } }>(
        "/clock",
        { schema: { body: one(number("set"), number("advance")) } },
        ({ body }) => {
          if (body.set !== undefined) clock.set(body.set);
          if (body.advance !== undefined) clock.advance(body.advance);
          return time();
        },
      );

      addSeeding(control, mock);
      addHappenings(control, mock);

      control.post<{ Body: Fault | { share: number; kinds?: FaultKind[]; seconds?: number } }>(
        "/faults",
        { schema: { body: one(FAULT, RANDOM_FAULTS) } },
        ({ body }, reply) => {
          if ("share" in body) faults.random(body.share, body.kinds, body.seconds);
          else faults.add(body);
          reply.code(204).send();
        },
      );
      remover("/faults", () => faults.clear());

      control.get("/journal", () => journal);
      remover("/journal", () => {
        journal.length = 0;
      });

      control.get("/snapshot", () => mock.snapshot());
      control.post("/restore", { bodyLimit: SNAPSHOT_LIMIT }, ({ body }, reply) => {
        mock.restore(body);
        reply.code(204).send();
      });

      control.get("/webhooks", () => ({
        webhooks: webhooks.list(),
        deliveries: webhooks.deliveries,
      }));
      control.post<{ Body: WebhookOptions }>(
        "/webhooks",
        { schema: { body: WEBHOOK } },
        ({ body }) => webhooks.add(body),
      );
      remover("/webhooks", () => webhooks.clear());
    },
    { prefix: "/_mock" },
  );
}

/** The schema's own words keep to themselves which values it allows. */
function explained({ message, validation }: FastifyError): string {
  const allowed = validation?.find(({ keyword }) => keyword === "enum")?.params.allowedValues;
  return Array.isArray(allowed) ? `${message} (allowed: ${allowed.join(", ")})` : message;
}

const KIND = { enum: FAULT_KINDS } as const;
const COUNTED = { type: "integer", minimum: 1 } as const;
const FAULT = object({ kind: KIND, match: TEXT, nth: COUNTED, times: COUNTED, seconds: SECONDS }, [
  "kind",
]);
const RANDOM_FAULTS = object(
  {
    share: { type: "number", minimum: 0, maximum: 1 },
    kinds: { type: "array", items: KIND, minItems: 1 },
    seconds: SECONDS,
  },
  ["share"],
);
const WEBHOOK = object({ url: TEXT, topics: list({ enum: TOPICS }), secret: TEXT }, [
  "url",
  "topics",
  "secret",
]);
