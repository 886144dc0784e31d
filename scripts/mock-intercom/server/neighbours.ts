import { createServer, type RequestListener, type Server } from "node:http";
import { type Region, regionOfHost } from "../auth.ts";

/** What listens for the workspace of each region, where one process has several. */
export type Neighbours = Map<Region, RequestListener>;

/** As long as Fastify's own servers wait for the next request. */
const KEEP_ALIVE_MS = 72_000;

/** A server that hands requests for another region's host over to who listens for that region. */
export function neighbourly(neighbours: Neighbours, region: Region, own: RequestListener): Server {
  neighbours.set(region, own);
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    const asked = regionOfHost(request.headers.host);
    const listener = asked === undefined ? own : (neighbours.get(asked) ?? own);
    listener(request, response);
  });
}
