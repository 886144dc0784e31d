import type { FastifyInstance } from "fastify";
import { list } from "./schemas.ts";

/** Makes routes that create something of each item of a list, or change something, and answer its id. */
export const creatorOf =
  (control: FastifyInstance) =>
  <T>(path: string, item: object, create: (item: T) => { id: string }): void => {
    control.post<{ Body: T[] }>(path, { schema: { body: list(item) } }, ({ body }) =>
      body.map((one) => create(one).id),
    );
  };
