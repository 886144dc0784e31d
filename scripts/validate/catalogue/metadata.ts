/** What x-ms-connector-metadata must say of a connector that is to be certified (Microsoft Learn). */
export const METADATA = ["Website", "Privacy policy", "Categories"] as const;

/** The categories of the connector gallery (Microsoft Learn, preparing connector files). */
export const CATEGORIES: readonly string[] = [
  "AI",
  "Business Intelligence",
  "Business Management",
  "Collaboration",
  "Commerce",
  "Communication",
  "Content and Files",
  "Data",
  "Finance",
  "Human Resources",
  "Internet of Things",
  "IT Operations",
  "Lifestyle and Entertainment",
  "Marketing",
  "Productivity",
  "Sales and CRM",
  "Security",
  "Social Media",
  "Website",
];

/** Categories that a connector may name (reviews of PowerPlatformConnectors, #4077). */
export const MOST_CATEGORIES = 2;
