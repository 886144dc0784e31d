export interface SubscriptionType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly state: "live" | "draft" | "archived";
  /** Whether contacts get the messages once they agree (opt_in) or until they decline (opt_out). */
  readonly consent_type: "opt_in" | "opt_out";
  readonly content_types: readonly ("email" | "sms_message")[];
}
