import { Resvg } from "@resvg/resvg-js";

/** Pixels on each side: what Microsoft asks of certified connectors. */
const SIZE = 230;

/** `icon.png`, from an SVG drawing. */
export function icon(svg: string): Buffer {
  return new Resvg(svg, { fitTo: { mode: "width", value: SIZE } }).render().asPng();
}
