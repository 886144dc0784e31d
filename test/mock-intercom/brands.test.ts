import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

test("the default brand has the code of the workspace as id, and its first address", async () => {
  const mock = createMock();
  const call = client(mock);
  const [email] = list((await call("GET /emails")).json.data);
  expect(email).toMatchObject({ type: "email_setting", brand_id: mock.workspace.id });
  expect((await call(`GET /brands/${mock.workspace.id}`)).json).toMatchObject({
    type: "brand",
    is_default: true,
    default_address_settings_id: email?.id,
    help_center_id: mock.workspace.defaultHelpCenter().id,
  });
});

test("brands and addresses that were added are listed and found", async () => {
  const mock = createMock();
  const call = client(mock);
  const brand = mock.workspace.createBrand("Premium");
  const email = mock.workspace.createEmailSetting("help@premium.example.com", brand.id);
  const brands = list((await call("GET /brands")).json.data);
  expect(brands.map(({ is_default }) => is_default)).toEqual([true, false]);
  expect((await call(`GET /brands/${brand.id}`)).json).toEqual(brands[1]);
  expect(brands[1]).toMatchObject({ name: "Premium", default_address_settings_id: email.id });
  expect((await call(`GET /emails/${email.id}`)).json).toMatchObject({
    email: "help@premium.example.com",
    domain: "premium.example.com",
    brand_id: brand.id,
  });
});

test.each([
  ["GET /brands/1", "Brand not found"],
  ["GET /emails/1", "Email setting not found"],
])("%s is a 404 in its own words", async (request, message) => {
  const reply = await client(createMock())(request);
  expect(errorOf(reply)).toEqual({ status: 404, code: "not_found", message });
});
