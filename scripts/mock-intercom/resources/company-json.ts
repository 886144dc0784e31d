import type { Workspace } from "../state/state.ts";
import { segmentJson } from "./segments.ts";
import { tagJson } from "./tag-json.ts";

/** A company as answers show it. @throws {ApiError} 404 */
export function companyJson(id: string, workspace: Workspace) {
  const company = workspace.existingCompany(id);
  const { plan, size, website, industry, last_request_at, tags } = company;
  return {
    type: "company",
    company_id: company.company_id,
    id,
    app_id: workspace.id,
    name: company.name,
    remote_created_at: company.remote_created_at,
    created_at: company.created_at,
    updated_at: company.updated_at,
    monthly_spend: company.monthly_spend,
    session_count: company.session_count,
    user_count: workspace.membersOf(id).users,
    // Left out rather than null where they are not set, as in the description's examples.
    ...(last_request_at !== null && { last_request_at }),
    ...(size !== null && { size }),
    ...(website !== null && { website }),
    ...(industry !== null && { industry }),
    tags: { type: "tag.list", tags: tags.map((tag) => tagJson(workspace.existingTag(tag))) },
    segments: {
      type: "segment.list",
      segments: workspace.segmentsOfCompany(company).map((segment) => segmentJson(segment)),
    },
    plan: plan === null ? {} : { type: "plan", id: plan.toLowerCase(), name: plan },
    custom_attributes: company.custom_attributes,
  };
}
