/** What a conversation is about, and what is said in it. */
export interface Topic {
  /** One of the options of the conversation attribute of that name. */
  readonly topic: "Account" | "Billing" | "Exports" | "API";
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly further: string;
  readonly more: string;
  readonly note: string;
}

export const TOPICS: readonly [Topic, ...Topic[]] = [
  {
    topic: "Account",
    title: "Inviting a colleague",
    question: "How do I invite a colleague?",
    answer: "Open Settings, then Members, and choose Invite. Your colleague gets a link by email.",
    further: "The link has expired. Can you send another one?",
    more: "Of course: it is on its way, and good for seven days.",
    note: "Third question about invitations this week. Worth an article?",
  },
  {
    topic: "Billing",
    title: "Charged twice",
    question: "I was charged twice this month.",
    answer: "I am sorry about that. I see both payments and have asked for the second one back.",
    further: "When will I have the money?",
    more: "It takes three to five working days, depending on your bank.",
    note: "Confirmed with accounting: the second payment is being returned.",
  },
  {
    topic: "Exports",
    title: "Export does not finish",
    question: "The export has been running for an hour.",
    answer: "Large exports can take a while. Which period did you choose?",
    further: "All of last year.",
    more: "I have split it into quarters for you. The first file is ready.",
    note: "Exports of more than 200,000 rows time out. There is a ticket for it.",
  },
  {
    topic: "Account",
    title: "Changing the password",
    question: "Where can I change my password?",
    answer: "Click your picture at the top right and choose Security.",
    further: "It asks for a code that never arrives.",
    more: "Please look into your spam folder. I have also sent you a new one.",
    note: "Mail to this address bounced in March.",
  },
  {
    topic: "API",
    title: "Is there an API",
    question: "Is there an API for this?",
    answer: "Yes. Create a token under Settings, Developers; the guide is linked there.",
    further: "How many requests can I send in a minute?",
    more: "A thousand. Each answer tells how many are left.",
    note: "Wants to synchronise orders every night.",
  },
];

export const THANKS = [
  "Thank you, that helped.",
  "Great, thanks!",
  "Perfect, all clear now.",
] as const;

interface Outreach {
  readonly subject: string;
  readonly body: string;
}

/** With what teammates begin conversations. */
export const OUTREACH: readonly [Outreach, ...Outreach[]] = [
  {
    subject: "Your first week",
    body: "Hello! How are you getting on? Write to us if you are stuck.",
  },
  { subject: "Your trial ends soon", body: "Your trial ends in three days. Shall we extend it?" },
  { subject: "A word about your last order", body: "Your order has left our warehouse today." },
];

export const ASIDES = [
  "Could you check the invoice of this customer?",
  "Do we know when the fix will be out?",
] as const;

/** What teammates write down about contacts and companies. */
export const NOTES = [
  "Called about the renewal: wants an offer for 20 more seats.",
  "Prefers to be written to in the morning.",
  "Met at the spring fair. Interested in the API.",
  "Asked for an invoice without tax; sent it on to accounting.",
  "Happy with the new export, would recommend us.",
] as const;

/** What is said on the phone; teammates and customers take turns. */
export const PHONE_CALL = [
  "Good morning, how can I help?",
  "Hello, I have a question about my last invoice.",
  "Let me see. Which amount do you mean?",
  "The second line, the additional seats.",
  "Those were added on the third. I will send you the details.",
  "Thank you, that would be kind.",
] as const;

/** How conversations are rated, with the remark that may come with it. */
export const REMARKS = [
  { rating: 5, remark: "Fast and friendly, thank you!" },
  { rating: 5, remark: "Solved in one go." },
  { rating: 4, remark: "Good answer, took a while." },
  { rating: 4, remark: "Helpful." },
  { rating: 3, remark: "It works now, but I had to ask twice." },
  { rating: 1, remark: "Still waiting for a real answer." },
] as const;
