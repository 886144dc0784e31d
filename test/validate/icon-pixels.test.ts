import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { iconPixels } from "../../scripts/validate/model/icon-pixels.ts";

/** A pixel's samples. */
type Pixel = readonly number[];

/** A PNG of 3 by 3 pixels, each row written with the filter of its place. */
function picture(colorType: number, pixels: readonly Pixel[][], filters: readonly number[]) {
  const step = pixels[0]?.[0]?.length ?? 0;
  const rows = pixels.map((row) => row.flat());
  const filtered = rows.flatMap((row, y) => [
    filters[y] ?? 0,
    ...row.map((byte, at) => {
      const left = at >= step ? (row[at - step] ?? 0) : 0;
      const up = rows[y - 1]?.[at] ?? 0;
      const upLeft = at >= step ? (rows[y - 1]?.[at - step] ?? 0) : 0;
      const guess = left + up - upLeft;
      const nearest = [left, up, upLeft].reduce((best, one) =>
        Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
      );
      return (byte - ([0, left, up, (left + up) >> 1, nearest][filters[y] ?? 0] ?? 0)) & 255;
    }),
  ]);
  return file(colorType, [["IDAT", deflateSync(Buffer.from(filtered))]]);
}

function file(
  colorType: number,
  chunks: readonly (readonly [string, Uint8Array])[],
  interlaced = 0,
) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(3, 0);
  header.writeUInt32BE(3, 4);
  header.set([8, colorType, 0, 0, interlaced], 8);
  const all: (readonly [string, Uint8Array])[] = [["IHDR", header], ...chunks];
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    ...all.flatMap(([type, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return [length, Buffer.from(type), data, Buffer.alloc(4)];
    }),
  ]);
}

const grid = (pixel: (x: number, y: number) => Pixel) =>
  [0, 1, 2].map((y) => [0, 1, 2].map((x) => pixel(x, y)));
/** Colours that jump about, so that every filter has something to do. */
const noise = (x: number, y: number) => [(x * 90 + y * 37) % 256, (y * 151 + 7) % 256, x * 60];

describe("the pixels of an icon", () => {
  test.each([0, 1, 2, 3, 4])("opacity is read through filter %i", (filter) => {
    const filters = [filter, filter, filter];
    const opaque = grid((x, y) => [...noise(x, y), 255]);
    expect(iconPixels(picture(6, opaque, filters))).toEqual({
      transparent: false,
      corner: "#000700",
    });
    const last = grid((x, y) => [...noise(x, y), x === 2 && y === 2 ? 254 : 255]);
    expect(iconPixels(picture(6, last, filters))?.transparent).toBe(true);
  });

  test("grey is read with and without alpha", () => {
    const grey = grid(() => [200]);
    expect(iconPixels(picture(0, grey, [0, 1, 2]))).toEqual({
      transparent: false,
      corner: "#c8c8c8",
    });
    const faint = grid(() => [200, 100]);
    expect(iconPixels(picture(4, faint, [4, 3, 2]))).toEqual({
      transparent: true,
      corner: "#c8c8c8",
    });
  });

  test("a palette is looked up, and is transparent where one of its colours is", () => {
    const palette = ["PLTE", Buffer.of(1, 2, 3, 255, 128, 0)] as const;
    const indices = [
      "IDAT",
      deflateSync(Buffer.from([0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1])),
    ] as const;
    const alpha = ["tRNS", Buffer.of(255, 0)] as const;
    expect(iconPixels(file(3, [palette, indices]))).toEqual({
      transparent: false,
      corner: "#ff8000",
    });
    expect(iconPixels(file(3, [palette, alpha, indices]))?.transparent).toBe(true);
  });

  const unreadable: [string, Uint8Array][] = [
    ["no PNG", new Uint8Array(40)],
    ["an interlaced one", file(6, [["IDAT", deflateSync(Buffer.alloc(39))]], 1)],
    ["one without pixels", file(6, [])],
    ["one whose pixels are broken", file(6, [["IDAT", Buffer.from("none")]])],
    ["one that is cut off", picture(2, grid(noise), [0, 0, 0]).subarray(0, 50)],
    ["one that unpacks to more than it says", file(2, [["IDAT", deflateSync(Buffer.alloc(1e6))]])],
  ];
  test.each(unreadable)("of %s nothing is said", (_, bytes) => {
    expect(iconPixels(bytes)).toBeUndefined();
  });
});
