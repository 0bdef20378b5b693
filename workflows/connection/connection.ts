import { condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import { type UpdateDefinition } from '@temporalio/common';
import * as messages from '../../domain/connection/messages.ts';
import { onQuery, onSignal, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { refusal } from '../refusal.ts';
import { answerWhoTakesOver, readEndedRun } from '../runs/take-over.ts';
import { Authorization } from './authorization.ts';
import { askConsent, consentChanged } from './consent-changed.ts';
import { disconnect } from './disconnect.ts';
import { learnCustomer } from './known-customers.ts';
import { LedgerSettings } from './ledger-settings.ts';
import { previewInvoice } from './preview-invoice.ts';
import { ConnectionRun } from './run.ts';
import {
  ackOf,
  answerOf,
  type ConnectionState,
  isConnected,
  newConnection,
  routeOf,
  settingsFor,
} from './state.ts';
import { takeOver } from './take-over.ts';
import { sendTestEmail } from './test-email.ts';
import { ConnectionTest } from './test-connection.ts';
import { upkeep } from './upkeep.ts';

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
 * A business unit's connection to Sage, from the first consent on: an entity that never ends. It holds the business, settings and mappings,
 * and knows which Sage login's consent serves it; invoices ask it for settings and wait for it. Between messages it sleeps until a duty is
 * due: an authorization nobody finished, or the weekly upkeep.
 */
export async function connection(input: ConnectionInput): Promise<never> {
  const state = input.state ?? newConnection(input.businessUnit, new Date().toISOString());
  const run = new ConnectionRun(state);
  const authorization = new Authorization(run);
  const ledgers = new LedgerSettings(run);
  let ready = input.state !== undefined;
  let testing = false;
  let mailing = false;

  /** An Update that waits until the run knows what an ended one knew, and is checked by that. */
  function onChange<Arg, Result>(
    update: UpdateDefinition<Result, [Arg]>,
    description: string,
    handler: (arg: Arg) => Result | Promise<Result>,
    check: (arg: Arg) => unknown = () => undefined,
  ): void {
    const handleWhenReady = async (arg: Arg): Promise<Result> => {
      if (!ready) {
        await condition(() => ready);
        check(arg);
      }
      return handler(arg);
    };
    const validator = (arg: Arg): void => {
      if (ready) check(arg);
    };
    onUpdate(update, handleWhenReady, { description, validator });
  }
  /** @throws Error so that who asks repeats the question: for an instant the run does not know what it took over */
  const known = (): ConnectionState => {
    if (!ready) throw new Error('The connection takes over from an ended run');
    return state;
  };

  onQuery(messages.getConnectionQuery, () => answerOf(state), 'Everything but secrets');
  answerWhoTakesOver(
    () => ready,
    () => state,
  );
  onQuery(
    messages.getInvoiceSettingsQuery,
    (request) => settingsFor(known(), request, Date.now()),
    'What one invoice needs to know',
  );
  onQuery(
    messages.getEmailSettingsQuery,
    () => known().settings.email,
    'How an e-mail is written that goes out now',
  );
  onQuery(messages.getTokenRouteQuery, () => routeOf(known()), 'Whose consent serves the unit');
  onQuery(
    messages.mayUseScreenQuery,
    (binding) => authorization.mayUseScreen(binding),
    'May this browser use the Test-connection screen?',
  );

  onChange(messages.beginAuthorizationUpdate, 'A person is sent to Sage to consent', (start) =>
    authorization.begin(start),
  );
  onChange(
    messages.bindBrowserUpdate,
    'A browser opened the link',
    (binding) => authorization.bind(binding),
    (binding) => authorization.expectUnbound(binding),
  );
  onChange(
    messages.completeAuthorizationUpdate,
    "Sage's answer to the consent",
    async (answer) => {
      const returnUrl = await authorization.complete(answer);
      return { ...ackOf(state), returnUrl };
    },
    (answer) => authorization.expect(answer),
  );
  onChange(
    messages.chooseBusinessUpdate,
    'One of several businesses is chosen',
    async ({ businessId }) => {
      await authorization.choose(businessId);
      return ackOf(state);
    },
    ({ businessId }) => expectOffered(state, businessId),
  );
  onChange(
    messages.testConnectionUpdate,
    'Test with a ledger',
    async (test) => {
      const connected = expectConnected(state);
      testing = true;
      try {
        const { businessUnit: unit, business } = connected;
        const work = { unit, sageBusinessId: business.id, kind: 'person', calls: CALLS_OF_A_TEST } as const;
        const { outcome } = await run.calls.run(work, () => new ConnectionTest(run, connected).perform(test));
        return { ...ackOf(state), outcome };
      } finally {
        testing = false;
      }
    },
    ({ ledgerName }) => {
      expectConnected(state);
      if (testing) {
        throw refusal(
          {
            code: 'test_running',
            message: `A test is running already, so "${ledgerName}" cannot be tested now.`,
            fix: 'Wait for its result.',
          },
          { retriable: true },
        );
      }
    },
  );

  onChange(messages.changeSettingsUpdate, 'Default ledger, due days and other settings', async (change) => {
    await ledgers.change(change);
    return ackOf(state);
  });
  onUpdate(
    messages.listLedgerAccountsUpdate,
    async () => {
      await condition(() => ready);
      return ledgers.pickList();
    },
    { description: "Sage's chart of accounts as it is now" },
  );
  onChange(
    messages.putGlAccountUpdate,
    'Add or change a GL account',
    async ({ id, account }) => {
      await ledgers.putGlAccount(id, account);
      return ackOf(state);
    },
    ({ id }) => ledgers.expectRoomFor(id),
  );
  onChange(
    messages.removeGlAccountUpdate,
    'Remove a GL account',
    ({ id }) => {
      ledgers.removeGlAccount(id);
      return ackOf(state);
    },
    ({ id }) => ledgers.expectRemovable(id),
  );
  onChange(
    messages.linkContractTemplateUpdate,
    'Link a GL account to a contract template',
    ({ id, glAccountId }) => {
      ledgers.linkTemplate(id, glAccountId);
      return ackOf(state);
    },
    ({ id, glAccountId }) => ledgers.expectLinkable(id, glAccountId),
  );
  onChange(
    messages.previewInvoiceUpdate,
    'What an invoice would become in Sage',
    ({ invoiceId, request }) => previewInvoice(run, expectConnected(state), invoiceId, request),
    () => expectConnected(state),
  );
  onChange(
    messages.sendTestEmailUpdate,
    'A sample of what customers get, to one address',
    async ({ to }) => {
      const connected = expectConnected(state);
      mailing = true;
      try {
        return await sendTestEmail(connected, to);
      } finally {
        mailing = false;
      }
    },
    ({ to }) => {
      expectConnected(state);
      if (mailing) {
        throw refusal({
          code: 'test_running',
          message: `A test message is on its way already, so none goes to ${to} now.`,
          fix: 'Wait for its result.',
        });
      }
    },
  );
  onUpdate(
    messages.disconnectUpdate,
    async () => {
      await condition(() => ready);
      await disconnect(run);
      return ackOf(state);
    },
    { description: 'Leave the consent; settings and links are kept' },
  );

  onSignal(
    messages.consentGivenSignal,
    async (given) => {
      await condition(() => ready);
      authorization.given(given);
    },
    'The pair of a code exchange is safe with the consent',
  );
  onSignal(
    messages.consentChangedSignal,
    async (change) => {
      await condition(() => ready);
      await consentChanged(run, authorization, change);
    },
    'How the consent stands now',
  );
  onSignal(
    messages.waitForConnectionSignal,
    async (waiter) => {
      await condition(() => ready);
      if (!run.waiting.wait(waiter)) askConsent(run);
    },
    'An invoice waits for a change',
  );
  onSignal(
    messages.customerLearnedSignal,
    async (learned) => {
      await condition(() => ready);
      learnCustomer(state.customers, learned, run.nowIso);
      if (learned.chosen) run.customerChosen(learned);
    },
    'What an invoice learned of a customer',
  );

  onSignal(
    messages.endpointsRefusedSignal,
    async ({ sageBusinessId, refused }) => {
      await condition(() => ready);
      run.learnRefusals(sageBusinessId, refused);
    },
    'What Sage refuses of the business though it answers other calls',
  );

  return withCancellationAsMessage(
    () => {
      state.cancellationRefusedAt = run.nowIso;
      state.version += 1;
      run.describe();
    },
    async () => {
      if (!ready) {
        const ended = await readEndedRun();
        if (ended !== null) takeOver(run, ended);
        ready = true;
      }
      run.publish();
      const isFull = () => isLongRun(input.maxEvents);
      const timer = new WakeUpTimer();
      while (!isFull()) {
        const wakeAtMs = nextDutyMs(state);
        const isSooner = () => isFull() || nextDutyMs(state) < wakeAtMs;
        await timer.until(wakeAtMs, isSooner, 'Until the next upkeep, or the end of an authorization');
        if (state.authorization && Date.parse(state.authorization.expiresAt) <= Date.now())
          authorization.expire();
        if (state.nextUpkeepAt && Date.parse(state.nextUpkeepAt) <= Date.now()) await upkeep(run);
      }
      await run.settled();
      return makeContinueAsNewFunc<typeof connection>()({ ...input, state });
    },
  );
}

/** Milliseconds since 1970 of the next thing to do unasked; infinity for none. */
function nextDutyMs({ authorization, nextUpkeepAt }: ConnectionState): number {
  const times = [authorization?.expiresAt, nextUpkeepAt].map((at) => (at ? Date.parse(at) : Infinity));
  return Math.min(...times);
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
