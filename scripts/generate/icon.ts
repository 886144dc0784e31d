import { crc32 } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import { zlibSync } from "fflate";

/** Pixels on each side: what Microsoft asks of certified connectors. */
const SIZE = 230;

/**
 * `icon.png`, from an SVG drawing; what it leaves free is white. Without an alpha channel, which
 * certification refuses.
 */
export function icon(svg: string): Buffer {
  const drawing = new Resvg(svg, { fitTo: { mode: "width", value: SIZE }, background: "#fff" });
  const { width, height, pixels } = drawing.render();
  return opaquePng(width, height, pixels);
}

/** Compressed by a library of ours, since Node's zlib gives other bytes on other machines. */
function opaquePng(width: number, height: number, rgba: Uint8Array): Buffer {
  // Each row begins with its filter: 0, none (PNG specification, 9.2).
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let pixel = 0, at = 0; pixel < width * height; pixel++) {
    if (pixel % width === 0) at++;
    for (let channel = 0; channel < 3; channel++) rows[at++] = rgba[pixel * 4 + channel] ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a sample, red, green and blue.
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
