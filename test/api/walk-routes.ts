import { type Route } from '../../api/route.ts';
import { anInvoice } from '../support/bed.ts';
import { type Answer, type ApiUnderTest } from './api-under-test.ts';

/** Names for the parameters of paths. */
export type Names = Readonly<Record<string, string>>;

export interface Seen {
  readonly route: string;
  readonly foreign: string;
  readonly unknown: string;
}

/** Says nothing of what was asked for. */
const incidental = new Set(['date', 'x-request-id', 'ratelimit', 'etag']);

/**
 * Asks every route of the table for what belongs to somebody else and for what was never there, and answers where the caller could tell the
 * two apart: by status, header, or any letter of the body but the name that it gave itself.
 */
export async function walkRoutes(
  api: ApiUnderTest,
  routes: readonly Route[],
  headers: Record<string, string>,
  names: { readonly foreign: Names; readonly unknown: Names },
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const route of [...routes].sort((one, other) => weight(one) - weight(other))) {
    const ask = async (given: Names): Promise<string> =>
      told(await api.send(route.method.toUpperCase(), fill(route, given), orderOf(route, headers)), given);
    const [foreign, unknown] = [await ask(names.foreign), await ask(names.unknown)];
    if (foreign !== unknown) seen.push({ route: nameOf(route), foreign, unknown });
  }
  return seen;
}

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

export const hasNames = ({ path }: Route): boolean => path.includes(':');

/** What takes something away comes after all else, and last what makes something known. */
function weight({ method, path }: Route): number {
  if (method === 'get') return 0;
  if (path.endsWith('/authorize') || (method === 'put' && path.endsWith(':endpointId'))) return 3;
  return method === 'delete' ? 2 : 1;
}

/** @throws Error for a parameter that the walk has no name for: a new one is to be added to the test */
function fill({ path }: Route, names: Names): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`The walk knows no foreign and no unknown "${name}" of ${path}`);
    return value;
  });
}

const invoice = anInvoice({ number: 'WALK-1' });
const bodies: readonly (readonly [ending: string, body: object])[] = [
  ['/invoices/:invoiceId', invoice],
  ['/credit-notes/:creditNoteId', invoice],
  ['/runs/:runId', { invoices: [{ invoiceId: 'walked', ...invoice }] }],
  ['/runs/:runId/pause', { requestId: 'walk', reason: 'a walk' }],
  ['/runs/:runId/resume', { requestId: 'walk' }],
  ['/runs/:runId/cancel', { requestId: 'walk', reason: 'a walk' }],
  ['/invoices/retry', { requestId: 'walked', filter: { status: ['waiting'] } }],
  ['/preview', invoice],
  ['/correct', invoice],
  ['/link', { sageInvoiceId: '0'.repeat(32), invoice }],
  ['/reissue', { reason: 'walked', invoice }],
  ['/void', { reason: 'walked' }],
  ['/cancel', { reason: 'walked' }],
  ['/credit', { requestId: 'walked', whole: true, reason: 'walked' }],
  ['/resend-email', { requestId: 'walked' }],
  ['/contact', { email: 'walked@example.test' }],
  ['/customer', { create: true }],
  ['/exchange-rate', { exchangeRate: '1.1' }],
  ['/connection/business', { businessId: '0'.repeat(32) }],
  ['/connection/test', { mode: 'read' }],
  ['/connection/test-email', { to: 'walked@example.test' }],
  ['/connection/settings', { defaultDueDays: 7 }],
  ['/gl-accounts/:glAccountId', { name: 'Sales - Services', integration: 'none' }],
  ['/contract-templates/:templateId', { glAccountId: null }],
  ['/turnstile/pause', { reason: 'walked' }],
  ['/turnstile/limits', { callsPerMinute: 50 }],
  ['/webhooks/endpoints/:endpointId', { url: 'https://psa.example/walked' }],
  ['/replay', { requestId: 'walked', from: '2024-11-01T00:00:00Z', to: '2024-11-02T00:00:00Z' }],
  ['/resend-failed', { since: '2026-11-30T08:00:00Z' }],
];

function orderOf({ method, path }: Route, headers: Record<string, string>) {
  if (method === 'get' || method === 'delete') return { headers };
  return { headers, body: bodies.find(([ending]) => path.endsWith(ending))?.[1] ?? {} };
}

function told({ status, headers, text }: Answer, names: Names): string {
  const kept = [...headers].filter(([name]) => !incidental.has(name)).map((pair) => pair.join(': '));
  const plain = text
    // Counted over all endpoints, whosoever.
    .replace(/"version":\d+/, '')
    .replace(/"signingSecret":"[^"]*"/, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
  return Object.entries(names).reduce(
    (so, [name, value]) => so.replaceAll(value, `<${name}>`),
    [status, ...kept, plain].join('\n'),
  );
}
