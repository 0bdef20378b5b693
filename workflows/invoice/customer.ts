import { chooseCustomer, customerInCurrency, namedCustomer } from '../../domain/invoice/choose-customer.ts';
import { type Counted } from '../../domain/failures.ts';
import { type CustomerOrigin, type InvoiceCustomer } from '../../domain/invoice/invoice.ts';
import { connectionWorkflowId, customerIdempotencyId } from '../../domain/keys.ts';
import { type Decision } from '../../domain/invoice/plan-invoice.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { postalAddressOf } from '../../domain/invoice/sales-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { customerLearnedSignal } from '../../domain/connection/messages.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { callSage } from './call-sage.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * Who gets the invoice: the contact that is named, else the customer whose main contact person has the invoice contact's
 * e-mail, else a new one. `beforeCreating` may still throw where nothing is to be created in Sage.
 */
export async function findOrCreateCustomer(
  run: InvoiceRun,
  resolved: Resolved,
  beforeCreating: () => void,
): Promise<InvoiceCustomer> {
  run.progress.step = 'customer';
  const { customer } = run.state.request;
  const { rememberedCustomer } = resolved.settings;
  if (customer.sageContactId !== undefined) return readNamed(run, resolved, customer.sageContactId);
  if (rememberedCustomer !== null && rememberedCustomer.id !== run.progress.staleCustomerId)
    return take(run, rememberedCustomer, 'remembered');
  const found = await callSage(run, () => lookUp(run, resolved));
  const chosen = decided(chooseCustomer(found, run.state.request, resolved.settings));
  if (chosen === null) beforeCreating();
  return chosen === null
    ? remember(run, await create(run, resolved), 'created')
    : remember(run, chosen, 'found');
}

async function readNamed(run: InvoiceRun, resolved: Resolved, contactId: string): Promise<InvoiceCustomer> {
  const contact = await callSage(run, () =>
    singleAttempt.readCustomer.executeWithOptions(atSage('Read the customer that is named', resolved.plan), [
      { ...addressOf(run, resolved), contactId },
    ]),
  );
  return take(run, decided(namedCustomer(contact, contactId)), 'explicit');
}

/**
 * A new customer in Sage. After a lost answer it is looked for first: beyond a week Sage no longer knows the idempotency id, and a
 * second contact for one e-mail would leave every later invoice in doubt.
 */
function create(run: InvoiceRun, resolved: Resolved): Promise<SageCustomer> {
  const { customer, currency } = run.state.request;
  let lost = false;
  const attempt = async (): Promise<Counted<SageCustomer>> => {
    if (lost && run.turn.isHeld) {
      const found = await lookUp(run, resolved);
      const chosen = decided(chooseCustomer(found.value, run.state.request, resolved.settings));
      if (chosen !== null) return { value: chosen, calls: found.calls };
      run.spent(found.calls);
    }
    return singleAttempt.createCustomer.executeWithOptions(atSage('Create the customer', resolved.plan), [
      {
        ...addressOf(run, resolved),
        customer: {
          idempotencyId: customerIdempotencyId(
            resolved.plan.sageBusinessId,
            customer.email,
            run.state.revision,
          ),
          name: customer.name,
          email: customer.email,
          contactName: customer.contactName,
          telephone: customer.telephone,
          address: postalAddressOf(run.state.request),
          // Only a business with foreign currencies takes one on a contact (Sage guide on tiers).
          currency: resolved.settings.business?.multiCurrency ? currency : undefined,
        },
      },
    ]);
  };
  return callSage(run, attempt, () => (lost = true));
}

const lookUp = (run: InvoiceRun, resolved: Resolved): Promise<Counted<SageCustomer[]>> =>
  singleAttempt.findCustomers.executeWithOptions(atSage('Find the customer by e-mail', resolved.plan), [
    { ...addressOf(run, resolved), email: run.state.request.customer.email },
  ]);

/** The next invoice for the same e-mail need not ask Sage. */
function remember(run: InvoiceRun, customer: SageCustomer, origin: CustomerOrigin): InvoiceCustomer {
  const taken = take(run, customer, origin);
  tellConnection(run, customer);
  return taken;
}

/** Forgets a customer that Sage did not take after all. */
export function forgetCustomer(run: InvoiceRun): void {
  run.progress.staleCustomerId = run.state.customer?.id ?? null;
  tellConnection(run, null);
}

function tellConnection({ state }: InvoiceRun, customer: SageCustomer | null): void {
  const { businessUnit, request } = state;
  const { email } = request.customer;
  void signalIfRunning(connectionWorkflowId(businessUnit), customerLearnedSignal, { email, customer });
}

function take(run: InvoiceRun, customer: SageCustomer, origin: CustomerOrigin): InvoiceCustomer {
  const { id, name, taxRateId } = decided(customerInCurrency(customer, run.state.request));
  return { id, name, taxRateId, origin };
}

function decided<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new NeedsAttention(decision.attention);
}

const addressOf = (run: InvoiceRun, { plan }: Resolved) => ({
  businessUnit: run.state.businessUnit,
  sageBusinessId: plan.sageBusinessId,
  pacing: run.turn.pacing,
});
