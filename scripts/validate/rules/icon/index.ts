import type { Rule } from "../../rule.ts";
import { iconNotBrandColor, iconTransparent, iconWhite } from "./icon-background.ts";
import { iconTooLarge } from "./icon-bytes.ts";
import { iconNotPng, iconSize, iconTruncated } from "./icon-format.ts";
import { iconNotIndependent } from "./icon-not-independent.ts";

/** Rules on the icon. */
export const ICON: readonly Rule[] = [
  iconNotBrandColor,
  iconNotIndependent,
  iconNotPng,
  iconSize,
  iconTooLarge,
  iconTransparent,
  iconTruncated,
  iconWhite,
];
