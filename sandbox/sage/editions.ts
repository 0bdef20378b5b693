import { type Business } from './state.ts';

/** Sage Accounting Start, Standard and Plus by the id of their subscription (Sage guide). */
export const editionIds = { start: 'START', standard: 'ACCOUNTS', plus: 'ACCOUNTING' } as const;
export const editions = ['start', 'standard', 'plus'] as const;

const lackedByStart = [
  'POST /contact_allocations',
  'DELETE /contact_allocations/{id}',
  'GET /analysis_types',
  'GET /analysis_types/{id}',
];

/** Operations that Sage's description does not list for the edition. */
const lacking: Readonly<Record<string, readonly string[]>> = {
  START: lackedByStart,
  MICRO: lackedByStart,
};

/** Such a call is answered as one without a subscription (observed). */
export const lacks = (business: Business, route: { method: string; template: string }): boolean =>
  lacking[business.subscriptionId]?.includes(`${route.method} ${route.template}`) ?? false;

/** Foreign currencies are of Plus alone. */
export const hasCurrencies = ({ multiCurrency, subscriptionId }: Business): boolean =>
  multiCurrency && subscriptionId === editionIds.plus;
