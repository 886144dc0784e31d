import { expect, it } from "vitest";
import { icon } from "../../scripts/generate/icon.ts";

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>';

it("the icon is a PNG of 230 by 230 pixels, whatever the drawing's size", () => {
  const png = icon(drawing);
  // The header of a PNG: its signature, then width and height after 16 bytes (ISO/IEC 15948).
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    "PNG",
    230,
    230,
  ]);
});

it("the icon is the same bytes each time", () => {
  expect(icon(drawing).equals(icon(drawing))).toBe(true);
});
