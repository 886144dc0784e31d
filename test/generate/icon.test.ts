import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { icon } from "../../scripts/generate/icon.ts";
import { iconPixels } from "../../scripts/validate/model/icon-pixels.ts";

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

it("the icon has no alpha channel, also where the drawing leaves it free", () => {
  const free = icon('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>');
  // Colour type 2: red, green and blue.
  expect(free[25]).toBe(2);
  expect(iconPixels(free)).toEqual({ transparent: false, corner: "#ffffff" });
});

it("our icon's mark takes less than 70 % of each side", () => {
  const svg = readFileSync(new URL("../../connector/icon.svg", import.meta.url), "utf8");
  const [across, down] = markOf(icon(svg));
  expect(across).toBeGreaterThan(0.5);
  expect(across).toBeLessThan(0.7);
  expect(down).toBeLessThan(0.7);
});

/** The share of each side on which an icon has another colour than in its corner. */
function markOf(png: Buffer): [across: number, down: number] {
  // Behind the header there is one chunk of rows without a filter.
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const side = png.readUInt32BE(16);
  const pixel = (x: number, y: number) => {
    const at = y * (1 + side * 3) + 1 + x * 3;
    return rows.toString("hex", at, at + 3);
  };
  const marks = Array.from({ length: side * side }, (_, index) => ({
    x: index % side,
    y: Math.floor(index / side),
  })).filter(({ x, y }) => pixel(x, y) !== pixel(0, 0));
  const extent = (places: readonly number[]) =>
    (places.reduce((a, b) => Math.max(a, b)) - places.reduce((a, b) => Math.min(a, b)) + 1) / side;
  return [extent(marks.map(({ x }) => x)), extent(marks.map(({ y }) => y))];
}
