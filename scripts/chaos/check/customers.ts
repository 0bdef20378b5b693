import { type Evidence } from './evidence.ts';

/** Two standing customers in one Sage business with the same e-mail, where at most one was there before. */
export function contactsDoubled({ record, knownEmails }: Evidence): string[] {
  const counts = new Map<string, number>();
  for (const [business, emails] of knownEmails)
    for (const email of emails) counts.set(`${email} in ${business}`, 1);
  const gone = new Set(record.filter(({ kind }) => kind === 'contact.deleted').map(({ id }) => id));
  for (const { kind, id, businessId, summary } of record) {
    if (kind !== 'contact.created' || gone.has(id)) continue;
    const key = `${(summary['email'] ?? '').toLowerCase()} in ${businessId ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${count} customers with ${key}`);
}
