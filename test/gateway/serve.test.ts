import { connect as connectTcp, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { silentLog } from "../../scripts/gateway/log.ts";
import { serve } from "../../scripts/gateway/serve.ts";

describe("the network", () => {
  async function served(mostHeld = 1_000_000, most = 1000) {
    const got: string[] = [];
    const server = await serve({
      ...{ port: 0, host: "127.0.0.1", log: silentLog, mostBytes: () => most, mostHeld },
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

  it("holds no more of all bodies at a time than told, takes small ones all the same, and large ones again later", async () => {
    const { url, port, got, close } = await served(300_000, 1_000_000);
    const begun = await Promise.all(
      [1, 2].map(
        () =>
          new Promise<Socket>((done) => {
            const socket = connectTcp(port, "127.0.0.1", () => {
              const head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 900000\r\n\r\n";
              socket.write(head + "x".repeat(210_000), () => done(socket));
            });
          }),
      ),
    );
    const post = async (length: number) =>
      (await fetch(url, { method: "POST", body: "x".repeat(length) })).status;
    await expect.poll(() => post(100_000)).toBe(503);
    expect(await post(50_000)).toBe(200);
    for (const socket of begun) socket.destroy();
    await expect.poll(() => post(100_000)).toBe(200);
    expect(got.every((body) => body.length <= 100_000)).toBe(true);
    await close();
  });

  it.each([
    ["two lengths", "content-length: 4\r\ncontent-length: 2\r\n\r\nbody"],
    ["a length and chunks", "content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a length that is none", "content-length: +4\r\n\r\nbody"],
    ["a name with a blank", "content-length : 4\r\n\r\nbody"],
    ["headers without end", `x: ${"y".repeat(20_000)}`],
  ])(
    "refuses a request with %s, by which another one could be smuggled past a proxy",
    async (_what, rest) => {
      const { port, got, close } = await served();
      const answer = await new Promise<string>((done) => {
        const socket = connectTcp(port, "127.0.0.1", () => {
          socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${rest}`);
        });
        socket.once("data", (bytes) => {
          socket.destroy();
          done(bytes.toString());
        });
      });
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(got).toEqual([]);
      await close();
    },
  );

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
