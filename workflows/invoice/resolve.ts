import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoicePlan } from '../../domain/invoice/invoice.ts';
import { planInvoice, settingsNeededBy } from '../../domain/invoice/plan-invoice.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { workflowCalls } from '../activities.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

export interface Resolved {
  readonly settings: InvoiceSettings;
  readonly plan: InvoicePlan;
}

/** Ledger per line and due date, under the settings of the connection as they are now; waits for a usable connection first. */
export async function resolveSettings(run: InvoiceRun): Promise<Resolved> {
  run.step = 'resolve';
  const { request } = run.state;
  for (;;) {
    const settings = await readSettings(run);
    const business = usableBusiness(settings);
    if (business === null) {
      await awaitUsable(run, settings);
      continue;
    }
    const decision = planInvoice(request, settings, business);
    if (!decision.ok) throw new NeedsAttention(decision.attention);
    return { settings, plan: decision.value };
  }
}

async function readSettings(run: InvoiceRun): Promise<InvoiceSettings> {
  const { businessUnit, request } = run.state;
  const settings = await workflowCalls.readInvoiceSettings.executeWithOptions(
    { summary: 'Settings of the connection' },
    [
      {
        businessUnit,
        ...settingsNeededBy(request),
      },
    ],
  );
  run.seenConnectionVersion = settings.version;
  return settings;
}

const usableBusiness = (settings: InvoiceSettings): SageBusinessProfile | null =>
  settings.status === 'verified' ? settings.business : null;

function awaitUsable(run: InvoiceRun, { status, problem }: InvoiceSettings): Promise<void> {
  if (status === 'connected') {
    return run.awaitConnection(
      problem?.message ?? 'The connection to Sage has not been tested yet.',
      problem?.fix ??
        'Test the connection with the default revenue ledger; the invoice then goes on by itself.',
    );
  }
  return run.awaitConnection(
    problem?.message ?? `The business unit is ${status.replaceAll('_', ' ')}.`,
    'Connect the business unit to Sage; the invoice then goes on by itself.',
  );
}
