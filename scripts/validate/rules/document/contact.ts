import { stringOf } from "../../json/values.ts";
import { inside, lacks, objectIn } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const isFilled = (text: string | undefined) => (text ?? "").trim() !== "";

export const contactEmailMissing = rule({
  id: "ContactEmailMissing",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: "The contact has no email.",
  advice: 'Add "email": reviewers and makers write to it.',
  check({ info }, report) {
    const contact = info && objectIn(info, "contact");
    // Without an address of any kind, that is the finding.
    if (!contact || !isFilled(stringOf(contact.value.url)) || !lacks(contact, "email")) return;
    report(inside(contact, "email"), {});
  },
});

export const contactEmailNotValid = rule({
  id: "ContactEmailNotValid",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: 'The contact\'s email is "{email}", which is no address.',
  advice: "Write one address, such as support@example.com.",
  check({ info }, report) {
    const contact = info && objectIn(info, "contact");
    const email = stringOf(contact?.value.email);
    if (!contact || !isFilled(email) || EMAIL.test(email ?? "")) return;
    report(inside(contact, "email"), { email: email ?? "" });
  },
});

/**
 * Microsoft does not say which properties it means; the objects that hold nothing but optional
 * properties, some of which certification wants, are the contact's. Without one there is none of them.
 */
export const oneOfPropertiesRequired = rule({
  id: "OneOfPropertiesRequired",
  severity: "warning",
  area: "document",
  profiles: CERTIFICATION,
  message: "The definition says neither by url nor by email whom to ask about the connector.",
  advice: 'Write the one or the other, or both, in "contact" under "info".',
  check({ info }, report) {
    // Without info, that is the finding.
    if (!info || (info.value.contact === undefined && !lacks(info, "contact"))) return;
    const contact = objectIn(info, "contact");
    if ([contact?.value.url, contact?.value.email].some((value) => isFilled(stringOf(value)))) {
      return;
    }
    report(contact ?? info, {});
  },
});
