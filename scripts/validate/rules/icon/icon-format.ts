import { ICON_PIXELS } from "../../catalogue/limits.ts";
import { rule } from "../../rule.ts";

export const iconNotPng = rule({
  id: "IconNotPng",
  severity: "error",
  weaker: "warning",
  area: "icon",
  needs: ["icon"],
  message: "The icon is not a PNG image.",
  advice: "Save it as PNG, {most} by {most} pixels.",
  check({ icon, png }, report) {
    if (png) return;
    // The portal takes JPEG too; certification does not.
    const isJpeg = icon.bytes[0] === 0xff && icon.bytes[1] === 0xd8;
    report({ file: icon, pointer: "" }, { most: ICON_PIXELS.most }, [], isJpeg);
  },
});

export const iconSize = rule({
  id: "IconSize",
  severity: "warning",
  area: "icon",
  profiles: ["certified"],
  needs: ["icon"],
  message: "The icon has {width} by {height} pixels.",
  advice: "Make it square, from {least} to {most} pixels; certification wants {most}.",
  check({ icon, png }, report) {
    if (!png) return;
    const { width, height } = png;
    const { least, most } = ICON_PIXELS;
    if (width === height && width >= least && width <= most) return;
    report({ file: icon, pointer: "" }, { width, height, least, most });
  },
});

/** The chunk that every PNG image ends with; some programs write something behind it. */
const END = "IEND";

export const iconTruncated = rule({
  id: "IconTruncated",
  severity: "warning",
  area: "icon",
  needs: ["icon"],
  message: "The icon ends before the image does.",
  advice: "Save it again; the file was cut off.",
  check({ icon, png }, report) {
    const { buffer, byteOffset, length } = icon.bytes;
    const found = Buffer.from(buffer, byteOffset, length).includes(END, 0, "latin1");
    if (png && !found) report({ file: icon, pointer: "" }, {});
  },
});
