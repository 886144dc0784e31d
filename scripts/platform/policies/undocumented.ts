import type { PolicyTemplate } from "./template.ts";

/**
 * Templates that published connectors use and nobody documents: nothing is known of their parameters.
 * They change nothing here, which is told.
 */
export const UNDOCUMENTED: readonly PolicyTemplate[] = ["moveproperties", "routerequesttocode"].map(
  (templateId) => ({
    templateId,
    sections: ["Request", "Response"],
    run(_, scene) {
      scene.warn(`nobody documents the template ${templateId}, so nothing is done here`);
      return [];
    },
  }),
);
