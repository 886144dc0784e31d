import { compareAtRandom } from "./random/compare.ts";

compareAtRandom(0.3, 0);
