/** Fields that replies have in common, to conversations and to tickets. */

/** Of what a teammate writes. */
export const TEAMMATE = {
  admin_id: {
    title: "Teammate",
    description: "The teammate in whose name it is written.",
    required: true,
  },
  attachment_urls: "advanced",
  attachment_files: "advanced",
  created_at: "advanced",
  skip_notifications: "advanced",
} as const;

/** Of what a contact writes, who is named in one of three ways. */
export const CONTACT = {
  intercom_user_id: { title: "Contact" },
  user_id: "advanced",
  email: "advanced",
  attachment_urls: "advanced",
  created_at: "advanced",
} as const;

export const MESSAGE = {
  title: "Message",
  description: "What is said, as plain text.",
  required: true,
} as const;
export const NOTE = {
  title: "Note",
  description: "What is noted, plain or as simple HTML.",
  required: true,
} as const;

/** What makers see of a teammate's message or note, in this order. */
export const TEAMMATE_FIELDS = [
  "admin_id",
  "body",
  "attachment_urls",
  "attachment_files",
  "created_at",
  "skip_notifications",
] as const;

/** What makers see of a contact's message. */
export const CONTACT_FIELDS = [
  "intercom_user_id",
  "body",
  "user_id",
  "email",
  "attachment_urls",
  "created_at",
] as const;
