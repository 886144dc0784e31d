import type { HttpResponse } from "../../common/http.ts";
import { own } from "../../common/own.ts";
import { batched } from "../batched.ts";
import { type Incoming, refusal } from "../http.ts";
import { createLimit } from "../limit.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Workspaces } from "../settings.ts";
import type { Notification, Store } from "../store/store.ts";
import { readEnvelope, subjectOf } from "./notification.ts";
import { isSigned } from "./signature.ts";

export interface IntakeOptions {
  readonly store: Pick<Store, "accept">;
  readonly workspaces: Workspaces;
  /** Unix milliseconds. */
  now(): number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Called once something new is to be delivered. */
  arrived(): void;
}

/** The most notifications that are committed together, and the milliseconds that the first waits. */
const BATCH = { most: 200, pause: 4 };

/** Refusals that are logged in a minute; all are counted. */
const TOLD = { most: 20, window: 60_000 };

const TAKEN: HttpResponse = { status: 200, headers: {}, body: "" };

/**
 * Takes what Intercom posts. It answers 200 once the notification is durable; 401 for what is not
 * signed with a secret of its workspace, of which nothing is kept; 400 for what is none of Intercom's.
 * A second try of Intercom's, which has the same id, is answered 200 and changes nothing.
 */
export function createIntake({
  store,
  workspaces,
  now,
  log,
  metrics,
  arrived,
}: IntakeOptions): (request: Incoming) => Promise<HttpResponse> {
  const told = createLimit(TOLD.most, TOLD.window, now);
  const accept = batched((many: readonly Notification[]) => store.accept(many), BATCH);
  return async ({ method, headers, body }) => {
    // Intercom asks so whether an address is there when it is entered in the Developer Hub.
    if (method === "HEAD") return TAKEN;
    if (method !== "POST") {
      return refusal(405, "method_not_allowed", "Post notifications here.", {
        allow: "POST, HEAD",
      });
    }
    const text = Buffer.from(body).toString("utf8");
    const envelope = readEnvelope(text);
    if (envelope === undefined) {
      metrics.count("notifications_refused_total", { why: "unreadable" });
      return refusal(400, "notification_invalid", "This is no notification of Intercom's.");
    }
    const { workspace, id, topic } = envelope;
    const settings = own(workspaces, workspace);
    // One answer for both: nobody is told which workspaces there are.
    if (!isSigned(body, headers["x-hub-signature"], settings?.secrets ?? [])) {
      metrics.count("notifications_refused_total", { why: "signature" });
      // Of a name that is none of ours, nothing is logged: anybody can send it.
      const ours = settings === undefined ? {} : { workspace };
      if (told.take("")) log.warn("notification refused", { why: "signature", ...ours });
      return refusal(401, "signature_invalid", "X-Hub-Signature is not that of this body.");
    }
    if (topic === "ping") return TAKEN;
    const isNew = await accept({
      ...{ workspace, id, topic, body: text },
      subject: subjectOf(envelope),
      receivedAt: now(),
    });
    metrics.count(isNew ? "notifications_accepted_total" : "notifications_repeated_total");
    if (isNew) arrived();
    return TAKEN;
  };
}
