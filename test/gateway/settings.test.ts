import { describe, expect, it } from "vitest";
import { readSettings } from "../../scripts/gateway/settings.ts";

const sound = {
  GATEWAY_URL: "https://gateway.contoso.com/",
  GATEWAY_WORKSPACES:
    '{"abc": {"region": "eu", "secret": "s3cret"}, "def": {"secrets": ["a", "b"]}}',
};

describe("the settings", () => {
  it("are read from the environment, with defaults", () => {
    expect(readSettings(sound)).toEqual({
      ...{ port: 8080, url: "https://gateway.contoso.com", file: "gateway-data/gateway.db" },
      ...{ otherHosts: [], mostSubscriptions: 500, links: "relative" },
      workspaces: {
        abc: { region: "eu", secrets: ["s3cret"] },
        def: { region: "us", secrets: ["a", "b"] },
      },
    });
    expect(
      readSettings({
        ...sound,
        ...{ GATEWAY_PORT: "0", GATEWAY_OTHER_HOSTS: "My-App.azurewebsites.net" },
        ...{ GATEWAY_ADMIN_KEY: "0123456789abcdef", DATABASE_URL: "postgres://x" },
      }),
    ).toMatchObject({
      ...{ port: 0, otherHosts: ["my-app.azurewebsites.net"] },
      ...{ adminKey: "0123456789abcdef", databaseUrl: "postgres://x" },
    });
  });

  it("take an access token of a workspace, and refuse what could not be one", () => {
    const of = (token: unknown) =>
      readSettings({
        ...sound,
        GATEWAY_WORKSPACES: JSON.stringify({ abc: { secret: "s", token } }),
      }).workspaces.abc?.token;
    expect(of("dG9rZW4=")).toBe("dG9rZW4=");
    expect(of(undefined)).toBeUndefined();
    for (const wrong of ["", "two words", "a\r\nb", 7, null, "x".repeat(2001)]) {
      expect(() => of(wrong), String(wrong)).toThrow('"token", an access token');
    }
  });

  it("say all that is missing or wrong at once, without the values", () => {
    expect(() => readSettings({})).toThrow(/GATEWAY_URL.*\n.*GATEWAY_WORKSPACES/);
    const wrong = {
      ...{ GATEWAY_URL: "http://gateway", GATEWAY_PORT: "70000", GATEWAY_LINKS: "both" },
      ...{ GATEWAY_ADMIN_KEY: "hunter2", GATEWAY_OTHER_HOSTS: "*.example.com" },
      DATABASE_URL: "gateway:s3cret@host",
      GATEWAY_WORKSPACES: '{"abc": {"region": "mars", "secret": "s3cret"}}',
    };
    const told = (() => {
      try {
        readSettings(wrong);
        return "";
      } catch (error) {
        return String(error);
      }
    })();
    for (const name of Object.keys(wrong)) expect(told).toContain(name);
    expect(told).not.toMatch(/hunter2|s3cret/);
  });

  it.each(["10.0.0.5", "[::1]", "a.example:8443", "*.example.com", "localhost"])(
    "take no %s for the name of a host",
    (GATEWAY_OTHER_HOSTS) => {
      expect(() => readSettings({ ...sound, GATEWAY_OTHER_HOSTS })).toThrow("GATEWAY_OTHER_HOSTS");
    },
  );

  it("name the file that cannot be read", () => {
    const { GATEWAY_URL } = sound;
    expect(() => readSettings({ GATEWAY_URL, GATEWAY_WORKSPACES_FILE: "/nowhere.json" })).toThrow(
      "/nowhere.json cannot be read",
    );
  });
});
