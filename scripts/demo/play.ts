import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { sendCreditNote } from './credit-note.ts';
import { followTheMoney } from './follow-the-money.ts';
import { settleCustomerInDoubt } from './customer-in-doubt.ts';
import { sendForeignInvoice } from './foreign-invoice.ts';
import { PsaClient } from '../../test/support/psa-client.ts';
import { examples, sendInvoice, type Sent } from './send-invoice.ts';
import { connect, mapLedgers, testLedger } from './set-up-unit.ts';
import { type Steps } from './steps.ts';
import { historyLink, summary } from './summary.ts';
import { Witness } from '../../test/support/witness.ts';

/** The whole story, each step checked against what Sage, the mailbox and the PSA themselves recorded. */
export async function play(system: EmbeddedSystem, apiKey: string, steps: Steps): Promise<void> {
  const psa = new PsaClient(system.api.url, apiKey);
  const witness = new Witness(system.outside);
  await connect(psa, steps);
  await testLedger(psa, witness, steps);
  await mapLedgers(psa, steps);
  const sent: Sent[] = [];
  for (const example of examples) sent.push(await sendInvoice(psa, witness, steps, example));
  await settleCustomerInDoubt(psa, witness, steps);
  const { control: sage } = system.outside.sage;
  const views = await followTheMoney({ psa, witness, steps, sage }, sent);
  const foreign = await sendForeignInvoice(psa, system, witness, steps);
  views.push(foreign);
  await sendCreditNote(psa, system, witness, { steps, invoice: foreign });
  steps.tell(`\n${summary(views, sent)}`);
  if (system.uiUrl !== null)
    steps.tell(
      `\nHistories, while this runs (npm run demo -- --keep):\n${views.map((view) => historyLink(system.uiUrl ?? '', system.namespace, view)).join('\n')}`,
    );
}
