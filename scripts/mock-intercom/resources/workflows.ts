import { ok, param, type Route } from "../route.ts";

const EXPORT_VERSION = "1.0";

export const workflowRoutes: readonly Route[] = [
  {
    call: "GET /export/workflows/{id}",
    handle: (request, workspace) => {
      const { created_at, updated_at, ...workflow } = workspace.existingWorkflow(
        param(request, "id"),
      );
      return () =>
        ok({
          export_version: EXPORT_VERSION,
          exported_at: iso(workspace.now()),
          // A number here, unlike the workspace's code elsewhere.
          app_id: Number.parseInt(workspace.id, 16),
          workflow: {
            ...workflow,
            preferred_devices: ["desktop", "mobile"],
            created_at: iso(created_at),
            updated_at: iso(updated_at),
            targeting: {},
            snapshot: {},
            attributes: [],
            embedded_rules: [],
          },
        });
    },
  },
];

/** Unlike elsewhere, times are texts. */
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000", "");
