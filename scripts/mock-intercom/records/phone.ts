/**
 * A phone number as Intercom formats it (E.164), where it can be read: with a plus and its country's
 * code, whatever stands between the digits.
 */
export function formattedPhone(phone: string | null): string | null {
  const digits = phone?.replace(/[\s().\-/]/g, "") ?? "";
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}
