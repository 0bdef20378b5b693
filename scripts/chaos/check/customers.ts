import { type Evidence } from './evidence.ts';

/** Two customers in one Sage business with the same e-mail, where at most one was there before. */
export function contactsDoubled({ record, knownEmails }: Evidence): string[] {
  const counts = new Map<string, number>();
  for (const [business, emails] of knownEmails)
    for (const email of emails) counts.set(`${email} in ${business}`, 1);
  for (const { kind, businessId, summary } of record) {
    if (kind !== 'contact.created') continue;
    const key = `${(summary['email'] ?? '').toLowerCase()} in ${businessId ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${count} customers with ${key}`);
}
