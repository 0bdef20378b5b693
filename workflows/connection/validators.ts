import { refusal } from '../refusal.ts';
import { type ConnectionState, isConnected } from './state.ts';

/** What may be done to a connection as it stands; each refusal says what can be done instead. */

export function expectConnected(state: ConnectionState) {
  if (isConnected(state)) return state;
  throw refusal({
    code: 'not_connected',
    message: `Business unit "${state.businessUnit}" is ${state.status.replaceAll('_', ' ')}.`,
    fix: state.problem?.fix ?? 'Connect it to Sage first.',
  });
}

export function expectOffered(state: ConnectionState, businessId: string): void {
  if (state.businesses.some((business) => business.id === businessId)) return;
  throw refusal(
    state.status === 'choosing_business'
      ? {
          code: 'business_unknown',
          message: `The consent does not reach a business "${businessId}".`,
          fix: `Choose one of ${state.businesses.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
        }
      : {
          code: 'no_choice_open',
          message: 'There is no choice of business open.',
          fix: 'Connect to Sage first.',
        },
    { field: '/businessId' },
  );
}

export const testRunning = (message: string) =>
  refusal({ code: 'test_running', message, fix: 'Wait for its result.' }, { retriable: true });
