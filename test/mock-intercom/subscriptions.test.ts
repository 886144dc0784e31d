import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

function setUp() {
  const listener = listening(1_750_000_000);
  const { id } = listener.workspace.createContact({ email: "ada@example.com" });
  const typed = (consent: string) => {
    const type = listener.workspace.subscriptionTypes.find((one) => one.consent_type === consent);
    return type?.id ?? "";
  };
  return { ...listener, path: `/contacts/${id}`, optIn: typed("opt_in"), optOut: typed("opt_out") };
}

test("a workspace has a subscription type of either kind", async () => {
  const { call, optIn, optOut } = setUp();
  const { json } = await call("GET /subscription_types");
  expect(list(json.data).map(({ id }) => id)).toEqual([optOut, optIn]);
  expect(list(json.data)[0]).toMatchObject({
    type: "subscription",
    state: "live",
    default_translation: { name: "Newsletter", locale: "en" },
    content_types: ["email"],
  });
});

test("what a contact decides is listed, shown in the contact and notified of", async () => {
  const { call, notifications, path, optIn, optOut } = setUp();
  const added = await call(`POST ${path}/subscriptions`, { id: optIn, consent_type: "opt_in" });
  expect(added.json).toMatchObject({ type: "subscription", id: optIn, consent_type: "opt_in" });
  await call(`POST ${path}/subscriptions`, { id: optOut, consent_type: "opt_out" });
  const listed = list((await call(`GET ${path}/subscriptions`)).json.data);
  expect(listed.map(({ id }) => id)).toEqual([optIn, optOut]);
  const contact = (await call(`GET ${path}`)).json;
  expect(list(object(contact.opted_in_subscription_types).data)).toEqual([
    { id: optIn, type: "subscription", url: `/subscription_types/${optIn}` },
  ]);
  expect(object(contact.opted_out_subscription_types)).toMatchObject({
    total_count: 1,
    url: `${path}/subscriptions`,
  });
  expect(await notifications()).toMatchObject([
    { topic: "granular.subscribe", item: { subscription_types: { data: [{ id: optIn }] } } },
    { topic: "granular.unsubscribe", item: { subscription_types: { data: [{ id: optOut }] } } },
  ]);
});

test("what is taken back is forgotten, and means the opposite", async () => {
  const { call, notifications, path, optIn } = setUp();
  await call(`POST ${path}/subscriptions`, { id: optIn, consent_type: "opt_in" });
  const { json } = await call(`DELETE ${path}/subscriptions/${optIn}`);
  expect(json.id).toBe(optIn);
  expect((await call(`GET ${path}/subscriptions`)).json.data).toEqual([]);
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "granular.subscribe",
    "granular.unsubscribe",
  ]);
  expect((await call(`DELETE ${path}/subscriptions/${optIn}`)).status).toBe(404);
});

test("what does not exist or is not of that kind is refused", async () => {
  const { call, path, optIn } = setUp();
  const add = (where: string, id: string, consent_type: string) =>
    call(`POST ${where}/subscriptions`, { id, consent_type });
  expect(errorOf(await add("/contacts/nobody", optIn, "opt_in")).message).toBe("User Not Found");
  expect(errorOf(await add(path, "1", "opt_in"))).toEqual({
    status: 404,
    code: "not_found",
    message: "Resource Not Found",
  });
  expect(errorOf(await add(path, optIn, "opt_out")).code).toBe("parameter_invalid");
  expect(errorOf(await call(`POST ${path}/subscriptions`, { id: optIn })).code).toBe(
    "parameter_missing",
  );
});
