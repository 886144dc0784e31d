import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { operationsOf } from "../../scripts/compat/definition.ts";
import {
  certificationFolder,
  certificationProblems,
  folderName,
  submission,
} from "../../scripts/package/certification.ts";
import { intercom, SHIPPED } from "./files.ts";

const listing = readFileSync(new URL("../../connector/docs/listing.md", import.meta.url), "utf8");
const real = {
  ...publisher,
  name: "Ada Lovelace",
  contact: {
    name: "Ada Lovelace",
    url: "https://lovelace.dev/intercom",
    email: "help@lovelace.dev",
  },
};
const headings = (text: string | undefined) =>
  [...(text ?? "").matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading);

describe("a certification folder", () => {
  test("has the files that Microsoft's repository wants, and no icon", () => {
    const folder = certificationFolder(intercom, "independent", real, listing);
    expect([...folder.keys()]).toEqual([
      "apiDefinition.swagger.json",
      "apiProperties.json",
      "script.csx",
      "readme.md",
    ]);
  });

  test("names publisher and stack owner; an independent one has the colour of all of them", () => {
    const properties = (kind: "certified" | "independent") =>
      JSON.parse(certificationFolder(intercom, kind, real, listing).get("apiProperties.json") ?? "")
        .properties;
    expect(properties("independent")).toMatchObject({
      publisher: "Ada Lovelace",
      stackOwner: "Intercom",
      iconBrandColor: "#da3b01",
    });
    expect(properties("certified").iconBrandColor).toBe(intercom.properties.iconBrandColor);
  });

  test("has a readme with Microsoft's headings, in their order", () => {
    const folder = certificationFolder(intercom, "independent", real, listing);
    expect(headings(folder.get("readme.md"))).toEqual([
      "Intercom (Independent Publisher)",
      "Publisher: Ada Lovelace",
      "Prerequisites",
      "Supported Operations",
      "Obtaining Credentials",
      "Getting Started",
      "Known Issues and Limitations",
      "Frequently Asked Questions",
      "Deployment Instructions",
    ]);
  });

  test.each(SHIPPED)("has every operation that makers of $name see in its readme", (connector) => {
    const text = certificationFolder(connector, "certified", real, listing).get("readme.md") ?? "";
    const shown = [...operationsOf(connector).values()]
      .filter(
        ({ object }) => object["x-ms-visibility"] !== "internal" && object.deprecated !== true,
      )
      .map(({ object }) => String(object.summary));
    const [, section = ""] = /^## Supported Operations\n([\s\S]*?)^## /m.exec(text) ?? [];
    const listed = [...section.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    expect(listed.sort()).toEqual(shown.sort());
  });

  test("goes with an intro in the order that Microsoft wants, and the icon", () => {
    const files = submission(intercom, listing);
    expect([...files.keys()]).toEqual(["intro.md", "icon.png"]);
    expect(headings(String(files.get("intro.md")))).toEqual([
      "Prerequisites",
      "How to get credentials",
      "Get started with your connector",
      "Known issues and limitations",
      "Common errors and remedies",
      "FAQ",
    ]);
  });

  test("is named as the connector, without blanks", () => {
    expect(SHIPPED.map(folderName)).toContain("IntercomWorkspace");
  });

  test("is not made where the texts lack a section", () => {
    const cut = listing.replace("## Prerequisites", "## Needs");
    expect(() => certificationFolder(intercom, "certified", real, cut)).toThrow(
      'connector/docs/listing.md has no section "## Prerequisites". Write it.',
    );
  });
});

describe("the certification check", () => {
  test("refuses what stands for a publisher until there is one", () => {
    expect(certificationProblems(SHIPPED, publisher)).toEqual([
      expect.stringMatching(/^connector\/publisher\.ts: name is still/),
      expect.stringMatching(/^connector\/publisher\.ts: contact\.name is still/),
      expect.stringMatching(/^connector\/publisher\.ts: contact\.url is "https:\/\/example\.com/),
      expect.stringMatching(/^connector\/publisher\.ts: contact\.email is "support@example\.com"/),
    ]);
  });

  test("has nothing to say of a real one", () => {
    expect(certificationProblems(SHIPPED, real)).toEqual([]);
  });

  test("names what a connector lacks", () => {
    const bare = { ...intercom, definition: { "x-ms-connector-metadata": [] } };
    expect(certificationProblems([bare], { ...real, stackOwner: " " })).toEqual([
      "connector/publisher.ts: stackOwner is empty. Write who runs the API.",
      "connector/connector.ts: intercom has no Website. Add it.",
      "connector/connector.ts: intercom has no Privacy policy. Add it.",
      "connector/connector.ts: intercom has no Categories. Add it.",
    ]);
  });
});
