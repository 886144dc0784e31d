import { ICON_PIXELS, MOST_BYTES } from "../../../scripts/validate/catalogue/limits.ts";
import { png } from "../base.ts";
import type { At, Draft } from "./draft.ts";
import type { Mutations } from "./mutation.ts";

/** Puts another icon in the place of ours. */
function replaced(draft: Draft, icon: Uint8Array): At {
  draft.icon = icon;
  return { file: "icon", pointer: "" };
}

const side = ICON_PIXELS.most;

export const ICON: Mutations = {
  IconNotIndependent: {
    "our icon": () => ({ file: "icon", pointer: "" }),
  },
  IconNotPng: {
    "a GIF": (draft) => replaced(draft, Buffer.from("GIF89a")),
  },
  IconTruncated: {
    "half an image": (draft) => replaced(draft, draft.icon.subarray(0, draft.icon.length / 2)),
    "no end": (draft) => replaced(draft, draft.icon.subarray(0, -12)),
  },

  IconSize: {
    "no square": (draft) => replaced(draft, png(side, side - 10)),
    "too small": (draft) => replaced(draft, png(ICON_PIXELS.least - 1, ICON_PIXELS.least - 1)),
  },
  IconTooLarge: {
    "a megabyte behind the image": (draft) =>
      replaced(draft, Buffer.concat([draft.icon, Buffer.alloc(MOST_BYTES)])),
  },
  IconTransparent: {
    "no background": (draft) => replaced(draft, png(side, side, [15, 92, 99, 0])),
  },
  IconWhite: {
    "a white background": (draft) => replaced(draft, png(side, side, [255, 255, 255])),
  },

  IconNotBrandColor: {
    "another background": (draft) => replaced(draft, png(side, side, [200, 30, 30])),
  },
};
