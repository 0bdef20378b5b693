import { allHandlersFinished, condition, makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import { type TestReport } from '../../domain/connection/connection.ts';
import { Authorization } from './authorization.ts';
import { giveUp } from './give-up.ts';
import { learnCustomer } from './learn-customer.ts';
import { LedgerSettings } from './ledger-settings.ts';
import { ConnectionRun } from './run.ts';
import { type ConnectionState, isConnected, newConnection, settingsFor, viewOf } from './state.ts';
import { MAX_SLEEP_MS, nextDutyAt } from './duties.ts';
import { ConnectionTest } from './test-connection.ts';
import { previewInvoice } from './preview-invoice.ts';
import { TokenCustody } from './token-custody.ts';
import { upkeep } from './upkeep.ts';
import * as messages from '../../domain/connection/messages.ts';
import { isLongRun } from '../history-limits.ts';
import { refusal } from '../refusal.ts';

export interface ConnectionInput {
  readonly businessUnit: string;
  /** Carried over from the run before. */
  readonly state?: ConnectionState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/** With a test customer that is made and removed. */
const CALLS_OF_A_TEST = 10;

/**
 * A business unit's connection to Sage, from the first consent on: an entity that never ends. It alone holds the tokens;
 * invoices ask it for settings and wait for it. Between messages it sleeps until a duty is due: an authorization nobody
 * finished, or the weekly upkeep.
 */
export async function connection(input: ConnectionInput): Promise<never> {
  const state = input.state ?? newConnection(input.businessUnit, new Date().toISOString());
  const run = new ConnectionRun(state);
  const custody = new TokenCustody(run);
  const authorization = new Authorization(run, custody);
  const ledgers = new LedgerSettings(run);
  let testing = false;
  const view = () => viewOf(state);

  setHandler(messages.getConnectionQuery, view, { description: 'Everything but secrets' });
  setHandler(messages.getInvoiceSettingsQuery, (request) => settingsFor(state, request, Date.now()));

  setHandler(messages.mayUseScreenQuery, (binding) => authorization.mayUseScreen(binding));

  setHandler(messages.beginAuthorizationUpdate, (start) => authorization.begin(start));
  setHandler(messages.bindBrowserUpdate, (binding) => authorization.bind(binding), {
    validator: (binding: messages.BrowserBinding) => authorization.expectUnbound(binding),
  });
  setHandler(
    messages.completeAuthorizationUpdate,
    async (answer) => {
      const returnUrl = await authorization.complete(answer);
      return { view: view(), returnUrl };
    },
    { validator: (answer: messages.AuthorizationAnswer) => void authorization.expect(answer) },
  );
  setHandler(
    messages.chooseBusinessUpdate,
    async ({ businessId }) => {
      await authorization.choose(businessId);
      return view();
    },
    { validator: ({ businessId }: { businessId: string }) => expectOffered(state, businessId) },
  );

  setHandler(
    messages.testConnectionUpdate,
    async (test): Promise<TestReport> => {
      const connected = expectConnected(state);
      testing = true;
      try {
        const { businessUnit: unit, business } = connected;
        const work = { unit, sageBusinessId: business.id, kind: 'person', calls: CALLS_OF_A_TEST } as const;
        return await run.desk.run(work, () => new ConnectionTest(run, custody, connected).perform(test));
      } finally {
        testing = false;
      }
    },
    {
      validator: ({ ledgerName }: { ledgerName: string }) => {
        expectConnected(state);
        if (testing) {
          throw refusal({
            code: 'test_running',
            message: `A test is running already, so "${ledgerName}" cannot be tested now.`,
            fix: 'Wait for its result.',
          });
        }
      },
    },
  );

  setHandler(messages.changeSettingsUpdate, async (change) => {
    await ledgers.change(change);
    return view();
  });
  setHandler(messages.listLedgerAccountsUpdate, () => ledgers.pickList());
  setHandler(messages.putGlAccountUpdate, async ({ id, account }) => {
    await ledgers.putGlAccount(id, account);
    return view();
  });
  setHandler(
    messages.removeGlAccountUpdate,
    async ({ id }) => {
      await ledgers.removeGlAccount(id);
      return view();
    },
    { validator: ({ id }: { id: string }) => ledgers.expectRemovable(id) },
  );
  setHandler(
    messages.linkContractTemplateUpdate,
    async ({ id, glAccountId }) => {
      await ledgers.linkTemplate(id, glAccountId);
      return view();
    },
    { validator: ({ glAccountId }: { glAccountId: string | null }) => ledgers.expectLinkable(glAccountId) },
  );

  setHandler(
    messages.previewInvoiceUpdate,
    ({ invoiceId, request }) => previewInvoice(expectConnected(state), run.desk, invoiceId, request),
    { validator: (_) => void expectConnected(state) },
  );

  setHandler(messages.freshAccessTokenUpdate, ({ refusedGeneration }) => custody.fresh(refusedGeneration));
  setHandler(messages.tokensDeliveredSignal, (delivery) => custody.deliver(delivery));
  setHandler(messages.waitForConnectionSignal, (waiter) => run.wait(waiter));
  setHandler(messages.customerLearnedSignal, ({ email, customer }) => {
    learnCustomer(state, email, customer, run.nowIso);
  });

  setHandler(messages.disconnectUpdate, async () => {
    // Else the pair that a refresh brings would live on at Sage.
    await custody.settled();
    const { tokens } = state;
    state.tokens = null;
    state.authorization = null;
    state.exchange = null;
    state.businesses = [];
    state.screen = null;
    if (tokens !== null) await giveUp(state.businessUnit, tokens);
    if (state.status !== 'not_connected') await run.become('disconnected');
    return view();
  });

  const full = () => isLongRun(input.maxEvents);
  while (!full()) {
    const wakeAt = nextDutyAt(state);
    await condition(() => full() || nextDutyAt(state) < wakeAt, Math.min(wakeAt - Date.now(), MAX_SLEEP_MS));
    if (state.authorization && Date.parse(state.authorization.expiresAt) <= Date.now())
      await authorization.expire();
    if (state.nextUpkeepAt && Date.parse(state.nextUpkeepAt) <= Date.now()) await upkeep(run);
  }
  await condition(allHandlersFinished);
  await run.psaEvents.settled();
  return makeContinueAsNewFunc<typeof connection>()({ ...input, state });
}

function expectConnected(state: ConnectionState) {
  if (isConnected(state)) return state;
  throw refusal({
    code: 'not_connected',
    message: `Business unit "${state.businessUnit}" is ${state.status.replaceAll('_', ' ')}.`,
    fix: state.problem?.fix ?? 'Connect it to Sage first.',
  });
}

function expectOffered(state: ConnectionState, businessId: string): void {
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
