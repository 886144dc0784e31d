/** What whoever runs a gateway says of it, from environment variables. */
import type { Region } from "./store/store.ts";

/** A workspace that the gateway serves. */
export interface WorkspaceSettings {
  readonly region: Region;
  /** The client secrets of the apps that post its notifications. */
  readonly secrets: readonly string[];
}

/** By the id that Intercom calls `app_id`. */
export type Workspaces = Readonly<Record<string, WorkspaceSettings>>;
