/* eslint-disable max-lines -- every message of a connection, each in a few lines */

import { condition } from '@temporalio/workflow';
import { type UpdateDefinition } from '@temporalio/common';
import { etagOf } from '../../domain/etag.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import * as messages from '../../domain/connection/messages.ts';
import { onQuery, onUpdate } from '../cancellation.ts';
import { type Changeable, expectAsRead } from '../precondition.ts';
import { answerWhoTakesOver, type EntitySignals } from '../runs/take-over.ts';
import { listAnalysisTypes } from './analysis-types.ts';
import { type Authorization } from './authorization.ts';
import { glAccountOf, noteChange, settingsOf, templateOf } from './changeable.ts';
import { askConsent, consentChanged } from './consent-changed.ts';
import { disconnect } from './disconnect.ts';
import { learnCustomer } from './known-customers.ts';
import { LedgerSettings } from './ledger-settings.ts';
import { previewInvoice } from './preview-invoice.ts';
import { type ConnectionRun } from './run.ts';
import { ackOf, answerOf, type ConnectionState, routeOf, settingsFor } from './state.ts';
import { sendTestEmail } from './test-email.ts';
import { ConnectionTest } from './test-connection.ts';
import { expectConnected, expectOffered, testRunning } from './validators.ts';

/** With a test customer that is made and removed. */
const CALLS_OF_A_TEST = 16;

/** What may be asked of a connection. `isReady`: the run knows what an ended one knew; until then messages wait. */
export function handleMessages(
  run: ConnectionRun,
  authorization: Authorization,
  signals: EntitySignals,
  isReady: () => boolean,
): void {
  const { state } = run;
  const ledgers = new LedgerSettings(run);
  let testing = false;
  let mailing = false;
  let asker: LastRequest | null = null;
  const noteRequest = (request: LastRequest): void => {
    state.lastRequest = request;
  };
  const taken = (request: LastRequest): void => {
    noteRequest(request);
    asker = request;
  };
  /** Who sent the Update whose handler begins; to be asked before anything is awaited. */
  const takeAsker = (): LastRequest | null => {
    const by = asker;
    asker = null;
    return by;
  };

  const taggedAck = ({ shown }: Changeable) => ({
    ...ackOf(state),
    ...(shown !== null && { etag: etagOf(shown) }),
  });

  /** An Update that waits until it is ready, and is checked by what the run knows then. */
  function onChange<Arg, Result>(
    update: UpdateDefinition<Result, [Arg]>,
    description: string,
    handler: (arg: Arg, by: LastRequest | null) => Result | Promise<Result>,
    check: (arg: Arg) => unknown = () => undefined,
  ): void {
    const handleWhenReady = async (arg: Arg): Promise<Result> => {
      const by = takeAsker();
      if (!isReady()) {
        await condition(isReady);
        check(arg);
      }
      return handler(arg, by);
    };
    const validator = (arg: Arg): void => {
      if (isReady()) check(arg);
    };
    onUpdate(update, handleWhenReady, { description, validator, taken });
  }
  /** @throws Error so that who asks repeats the question: for an instant the run does not know what it took over */
  const known = (): ConnectionState => {
    if (!isReady()) throw new Error('The connection takes over from an ended run');
    return state;
  };

  onQuery(messages.getConnectionQuery, () => answerOf(state), 'Everything but secrets');
  answerWhoTakesOver(isReady, () => state);
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
    async (test, by) => {
      const connected = expectConnected(state);
      const ledgerBefore = state.defaultLedger?.id;
      testing = true;
      try {
        const { businessUnit: unit, business } = connected;
        const work = { unit, sageBusinessId: business.id, kind: 'person', calls: CALLS_OF_A_TEST } as const;
        const { outcome } = await run.calls.run(work, () => new ConnectionTest(run, connected).perform(test));
        if (state.defaultLedger?.id !== ledgerBefore) noteChange(state, settingsOf(state), by);
        return { ...ackOf(state), outcome };
      } finally {
        testing = false;
      }
    },
    ({ ledgerName }) => {
      expectConnected(state);
      const what = ledgerName === null ? 'the connection' : `"${ledgerName}"`;
      if (testing) throw testRunning(`A test is running already, so ${what} cannot be tested now.`);
    },
  );

  onChange(
    messages.changeSettingsUpdate,
    'Default ledger, due days and other settings',
    async ({ precondition, ...change }, by) => {
      await ledgers.change(change, { precondition, by });
      return taggedAck(settingsOf(state));
    },
    ({ precondition }) => expectAsRead(precondition, settingsOf(state)),
  );
  onUpdate(
    messages.listLedgerAccountsUpdate,
    async () => {
      await condition(isReady);
      return ledgers.pickList();
    },
    { description: "Sage's chart of accounts as it is now" },
  );
  onUpdate(
    messages.listAnalysisTypesUpdate,
    async () => {
      await condition(isReady);
      return listAnalysisTypes(run);
    },
    { description: 'What lines can be counted under in Sage, as it is now' },
  );
  onChange(
    messages.putGlAccountUpdate,
    'Add or change a GL account',
    async ({ id, account, precondition }, by) => {
      await ledgers.putGlAccount(id, account, { precondition, by });
      return taggedAck(glAccountOf(state, id));
    },
    ({ id, precondition }) => {
      expectAsRead(precondition, glAccountOf(state, id));
      ledgers.expectRoomFor(id);
    },
  );
  onChange(
    messages.removeGlAccountUpdate,
    'Remove a GL account',
    ({ id, precondition }, by) => {
      ledgers.removeGlAccount(id, { precondition, by });
      return ackOf(state);
    },
    ({ id, precondition }) => {
      expectAsRead(precondition, glAccountOf(state, id));
      ledgers.expectRemovable(id);
    },
  );
  onChange(
    messages.linkContractTemplateUpdate,
    'Link a GL account to a contract template',
    ({ id, glAccountId, precondition }, by) => {
      ledgers.linkTemplate(id, glAccountId, { precondition, by });
      return taggedAck(templateOf(state, id));
    },
    ({ id, glAccountId, precondition }) => {
      expectAsRead(precondition, templateOf(state, id));
      ledgers.expectLinkable(id, glAccountId);
    },
  );
  onChange(
    messages.previewInvoiceUpdate,
    'What an invoice or a credit note would become in Sage',
    (asked) => previewInvoice(run, expectConnected(state), asked),
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
      if (mailing) throw testRunning(`A test message is on its way already, so none goes to ${to} now.`);
    },
  );
  onUpdate(
    messages.disconnectUpdate,
    async () => {
      await condition(isReady);
      await disconnect(run);
      return ackOf(state);
    },
    { description: 'Leave the consent; settings and links are kept', taken: noteRequest },
  );

  signals.on(
    messages.consentGivenSignal,
    async (given) => {
      await condition(isReady);
      authorization.given(given);
    },
    'The pair of a code exchange is safe with the consent',
  );
  signals.on(
    messages.consentChangedSignal,
    async (change) => {
      await condition(isReady);
      await consentChanged(run, authorization, change);
    },
    'How the consent stands now',
  );
  signals.on(
    messages.waitForConnectionSignal,
    async (waiter) => {
      await condition(isReady);
      if (!run.waiting.wait(waiter)) askConsent(run);
    },
    'An invoice waits for a change',
  );
  signals.on(
    messages.customerLearnedSignal,
    async (learned) => {
      await condition(isReady);
      learnCustomer(state.customers, learned, run.nowIso);
      if (learned.chosen) run.customerChosen(learned);
    },
    'What an invoice learned of a customer',
  );

  signals.on(
    messages.endpointsRefusedSignal,
    async ({ sageBusinessId, refused }) => {
      await condition(isReady);
      run.learnRefusals(sageBusinessId, refused);
    },
    'What Sage refuses of the business though it answers other calls',
  );
  signals.on(
    messages.endpointsAnsweredSignal,
    async ({ sageBusinessId, endpoints }) => {
      await condition(isReady);
      run.endpointsAnswered(sageBusinessId, endpoints);
    },
    'Sage answered what it refused before',
  );
  signals.on(
    messages.rightRefusedSignal,
    async ({ sageBusinessId, endpoint, message }) => {
      await condition(isReady);
      run.rightRefused(sageBusinessId, endpoint, message);
    },
    'A right that the connected user lacks in Sage',
  );
}
