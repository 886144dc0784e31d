import { compareAtRandom } from "./random/compare.ts";

compareAtRandom(1, 1);
