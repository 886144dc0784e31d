import { connect as connectTcp } from "node:net";
import { describe, expect, it } from "vitest";
import { silentLog } from "../../scripts/gateway/log.ts";
import { serve } from "../../scripts/gateway/serve.ts";

describe("the network", () => {
  async function served() {
    const got: string[] = [];
    const server = await serve({
      ...{ port: 0, host: "127.0.0.1", log: silentLog, mostBytes: () => 1000 },
      handle: async ({ body }) => {
        got.push(Buffer.from(body).toString());
        return { status: 200, headers: {}, body: "taken" };
      },
    });
    return { ...server, got, url: `http://127.0.0.1:${server.port}/` };
  }

  it("refuses a body that is too large, whether it says so or not", async () => {
    const { url, got, close } = await served();
    const large = "x".repeat(2000);
    expect((await fetch(url, { method: "POST", body: large })).status).toBe(413);
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(large));
        controller.close();
      },
    });
    const unsaid = await fetch(url, {
      method: "POST",
      body: chunked,
      duplex: "half",
    } as RequestInit);
    expect(unsaid.status).toBe(413);
    expect(got).toEqual([]);
    await close();
  });

  it("hands on nothing of a request that is cut off", async () => {
    const { port, got, close } = await served();
    await new Promise<void>((done) => {
      const socket = connectTcp(port, "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf", () =>
          socket.destroy(),
        );
      });
      socket.on("close", () => done());
    });
    await close();
    expect(got).toEqual([]);
  });
});
