import type { Workspace } from "../../state/state.ts";
import { TOPICS } from "../words/inbox.ts";

/** What teammates answer with, how they sort conversations, and when they are there. */
export function setUpInbox(workspace: Workspace): void {
  if (workspace.visibleMacros().length === 0) addMacros(workspace);
  if (workspace.conversationAttributes.size === 0) addAttributes(workspace);
  if (workspace.officeHoursSchedules.size === 0) addOfficeHours(workspace);
  if (workspace.brands().length === 1) {
    const { id } = workspace.createBrand("Example Outlet");
    workspace.createEmailSetting("outlet@example.com", id);
  }
  if (workspace.banners.size === 0) {
    const body = "<p>On Sunday morning orders can be read only.</p>";
    workspace.createBanner({ title: "Planned maintenance", body });
  }
}

function addMacros(workspace: Workspace): void {
  const hello = "<p>Hello {{user.name | fallback: 'there'}},</p>";
  const [support] = workspace.teams();
  const only = support === undefined ? [] : [support.id];
  workspace.createMacro({ name: "Greeting", body: `${hello}<p>how can we help?</p>` });
  workspace.createMacro({
    name: "Ask for details",
    body: `${hello}<p>could you tell us since when this has been happening?</p>`,
    available_on: ["inbox"],
  });
  workspace.createMacro({
    name: "Payment returned",
    body: `${hello}<p>your payment is on its way back to you.</p>`,
    visible_to_team_ids: only,
  });
}

function addAttributes(workspace: Workspace): void {
  const options = [...new Set(TOPICS.map(({ topic }) => topic))];
  workspace.createConversationAttribute({ name: "Topic", data_type: "list", options });
  workspace.createConversationAttribute({ name: "Order number", data_type: "string" });
  workspace.createConversationAttribute({ name: "Follow up", data_type: "boolean" });
}

const DAY_MINUTES = 24 * 60;
const at = (hour: number) => hour * 60;

function addOfficeHours(workspace: Workspace): void {
  const { id } = workspace.createSchedule({
    name: "Support",
    time_zone_name: workspace.timezone,
    // Monday to Friday, nine to six.
    time_intervals: [0, 1, 2, 3, 4].map((day) => ({
      start_minute: day * DAY_MINUTES + at(9),
      end_minute: day * DAY_MINUTES + at(18),
    })),
  });
  const year = new Date(workspace.now() * 1000).getUTCFullYear();
  workspace.createException(id, {
    exception_date: `${year}-01-01`,
    exception_type: "closed",
    name: "New Year's Day",
    recurring_annually: true,
  });
  workspace.createException(id, {
    exception_date: `${year}-12-24`,
    exception_type: "custom_hours",
    name: "Christmas Eve",
    time_intervals: [{ start_minute: at(9), end_minute: at(13) }],
    recurring_annually: true,
  });
}
