/**
 * Instances of Microsoft's policy templates (Microsoft Learn, "Custom connectors: policy
 * templates"). They run in the order in which the connector lists them.
 */
export interface Policy {
  readonly templateId: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Sends every call to the host that an expression names:
 * `dynamicHost("Host by region", "https://@connectionParameters('region')")`.
 */
export function dynamicHost(title: string, urlTemplate: string): Policy {
  return policy("dynamichosturl", title, { urlTemplate });
}

/**
 * Sets a header of every request, in place of one that is there:
 * `setHeader("Version of Intercom's API", "Intercom-Version", "2.16")`.
 */
export function setHeader(title: string, name: string, value: string): Policy {
  return policy("setheader", title, { name, value, existsAction: "override" }, "Request");
}

function policy(
  templateId: string,
  title: string,
  parameters: Record<string, string>,
  section?: "Request" | "Response",
): Policy {
  return {
    templateId,
    title,
    parameters: {
      ...Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [
          `x-ms-apimTemplateParameter.${key}`,
          value,
        ]),
      ),
      ...(section === undefined ? {} : { "x-ms-apimTemplate-policySection": section }),
    },
  };
}
