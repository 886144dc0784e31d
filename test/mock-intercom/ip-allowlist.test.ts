import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

const setUp = () => client(createMock());

test("the allowlist is off and empty until it is changed, and each setting stays by itself", async () => {
  const call = setUp();
  expect((await call("GET /ip_allowlist")).json).toEqual({
    type: "ip_allowlist",
    enabled: false,
    ip_allowlist: [],
  });
  await call("PUT /ip_allowlist", { ip_allowlist: ["127.0.0.0/8", "2001:db8::/32"] });
  const { json } = await call("PUT /ip_allowlist", { enabled: true });
  expect(json).toMatchObject({ enabled: true, ip_allowlist: ["127.0.0.0/8", "2001:db8::/32"] });
  expect((await call("GET /ip_allowlist")).json).toEqual(json);
});

test("nobody can lock themselves out", async () => {
  const call = setUp();
  const lockout = {
    status: 422,
    code: "parameter_invalid",
    message:
      "Your IP (127.0.0.1) is not on the allowlist. Saving would lock you out of this workspace.",
  };
  const change = { enabled: true, ip_allowlist: ["192.0.2.0/24"] };
  expect(errorOf(await call("PUT /ip_allowlist", change))).toEqual(lockout);
  expect((await call("GET /ip_allowlist")).json.enabled).toBe(false);
  await call("PUT /ip_allowlist", { enabled: true, ip_allowlist: ["127.0.0.1"] });
  expect(errorOf(await call("PUT /ip_allowlist", { ip_allowlist: [] }))).toEqual(lockout);
  expect((await call("PUT /ip_allowlist", { enabled: false, ip_allowlist: [] })).status).toBe(200);
});

test.each(["300.1.1.1", "192.0.2.0/33", "::1/129", "192.0.2.0/24/1", "192.0.2.0/x", ""])(
  "%j is no address",
  async (address) => {
    const call = setUp();
    const reply = await call("PUT /ip_allowlist", { ip_allowlist: [address] });
    expect(errorOf(reply)).toMatchObject({ status: 422, code: "parameter_invalid" });
  },
);
