import type { JsonObject } from "../../common/json.ts";
import type { Piece, Targeting } from "./content.ts";

export interface ContentSnippet extends Piece, Targeting {
  readonly title: string;
  readonly locale: string;
  readonly json_blocks: readonly JsonObject[];
  readonly created_by_id: number;
  readonly updated_by_id: number;
}
