import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

test("a caller is sent a link of their own to the Messenger", async () => {
  const call = client(createMock());
  const { json } = await call("POST /phone_call_redirects", {
    phone: "+353 87 123 4567",
    custom_attributes: { issue_type: "Billing" },
  });
  expect(json).toMatchObject({ type: "phone_call_redirect", phone: "+353871234567" });
  const again = await call("POST /phone_call_redirects", { phone: "+353871234567" });
  expect(json.url).toMatch(/^http:\/\/via\.intercom\.io\/msgr\/[0-9a-f-]{36}$/);
  expect(again.json.url).not.toBe(json.url);
});

test("a link needs a telephone number with its country code", async () => {
  const call = client(createMock());
  for (const phone of ["0871234567", "+0871234567", "call me"]) {
    expect(errorOf(await call("POST /phone_call_redirects", { phone }))).toEqual({
      status: 400,
      code: "invalid_phone_number",
      message: "Invalid phone number",
    });
  }
  expect(errorOf(await call("POST /phone_call_redirects", {})).code).toBe("parameter_missing");
});
