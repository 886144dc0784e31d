/** An Intercom that knows whose a token is, and which contacts came: for checks of gateways in processes of their own. */
import { createServer } from "node:http";
import { parseJson } from "../../common/json.ts";
import { textOf, valueAt } from "../../plan/evaluate.ts";
import { listenLocally, WORKSPACE } from "./names.ts";

export interface Intercom {
  readonly port: number;
  /** A contact comes. @returns when, in unix seconds */
  happened(id: string, subject: string): number;
  /** Its clock, by which things happen and are found, goes forward. */
  advance(seconds: number): void;
  close(): Promise<void>;
}

/** Serves `/me` and `/contacts/search`, the newest first, page by page. */
export async function serveIntercom(): Promise<Intercom> {
  const contacts: { id: string; created_at: number; conversation_id: string; type: string }[] = [];
  let ahead = 0;
  const now = () => Math.floor(Date.now() / 1000) + ahead;

  function search(body: string): object {
    const query = parseJson(body) ?? null;
    const size = Number(valueAt(query, "pagination.per_page"));
    // A cursor is a place, whatever is added in front of it.
    const end = Number(textOf(valueAt(query, "pagination.starting_after")) ?? contacts.length);
    const begin = Math.max(end - size, 0);
    const next = begin === 0 ? null : { starting_after: String(begin) };
    return { type: "list", data: contacts.slice(begin, end).reverse(), pages: { next } };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const answer = request.url === "/me" ? { app: { id_code: WORKSPACE } } : search(body);
      const date = new Date(now() * 1000).toUTCString();
      response.writeHead(200, { "content-type": "application/json", date });
      response.end(JSON.stringify(answer));
    });
  });
  const port = await listenLocally(server);
  return {
    port,
    happened(id, subject) {
      const created_at = now();
      contacts.push({ type: "event", id, created_at, conversation_id: subject });
      return created_at;
    },
    advance(seconds) {
      ahead += seconds;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
