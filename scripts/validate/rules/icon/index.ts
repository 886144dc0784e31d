import type { Rule } from "../../rule.ts";
import { iconNotBrandColor, iconTransparent, iconWhite } from "./icon-background.ts";
import { iconTooLarge } from "./icon-bytes.ts";
import { iconNotPng, iconSize, iconTruncated } from "./icon-format.ts";

/** Rules on the icon. */
export const ICON: readonly Rule[] = [
  iconNotBrandColor,
  iconNotPng,
  iconSize,
  iconTooLarge,
  iconTransparent,
  iconTruncated,
  iconWhite,
];
