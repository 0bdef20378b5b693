import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { type CustomerOrigin, type InvoiceCustomer } from '../../domain/invoice.ts';
import { connectionWorkflowId, customerIdempotencyId } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { once } from '../activities.ts';
import { customerLearnedSignal } from '../messages.ts';
import { callSage } from './call-sage.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun, NeedsAttention } from './run.ts';

/**
 * Who gets the invoice: the contact that is named, else the customer whose main contact person has the invoice contact's
 * e-mail, else a new one. Several with that e-mail are shown to a person, never guessed between.
 */
export async function findOrCreateCustomer(run: InvoiceRun, resolved: Resolved): Promise<InvoiceCustomer> {
  run.step = 'customer';
  const { customer } = run.state.request;
  const { settings } = resolved;
  if (customer.sageContactId !== undefined) return explicit(run, resolved, customer.sageContactId);
  if (settings.rememberedCustomer !== null) return take(run, settings.rememberedCustomer, 'remembered');

  const address = addressOf(run, resolved);
  const found = await callSage(run, () =>
    once.findCustomers.executeWithOptions({ summary: 'Find the customer by e-mail' }, [
      { ...address, email: customer.email },
    ]),
  );
  const [only, ...others] = found;
  if (others.length > 0) {
    throw new NeedsAttention({
      code: 'customer_ambiguous',
      message: `${found.length} customers in Sage have ${customer.email} on their main contact: ${found.map(({ name }) => name).join(', ')}.`,
      field: '/customer/sageContactId',
      candidates: found.map(({ id, name }) => ({ id, name })),
    });
  }
  if (only !== undefined) return remember(run, only, 'found');
  if (!settings.settings.createCustomers) {
    throw new NeedsAttention({
      code: 'customer_missing',
      message: `No customer in Sage has ${customer.email} on its main contact, and the connection does not create customers.`,
      field: '/customer/email',
    });
  }
  return remember(run, await create(run, resolved), 'created');
}

async function explicit(run: InvoiceRun, resolved: Resolved, contactId: string): Promise<InvoiceCustomer> {
  const contact = await callSage(run, () =>
    once.readCustomer.executeWithOptions({ summary: 'Read the customer that is named' }, [
      { ...addressOf(run, resolved), contactId },
    ]),
  );
  if (contact !== null) return take(run, contact, 'explicit');
  throw new NeedsAttention({
    code: 'customer_missing',
    message: `Sage has no contact "${contactId}".`,
    field: '/customer/sageContactId',
  });
}

function create(run: InvoiceRun, resolved: Resolved): Promise<SageCustomer> {
  const { customer, currency } = run.state.request;
  const { business } = resolved.settings;
  const { line1, line2, city, region, postalCode, country } = customer.address ?? {};
  return callSage(run, () =>
    once.createCustomer.executeWithOptions({ summary: 'Create the customer' }, [
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
          address: customer.address && { line1, line2, city, region, postalCode, countryId: country },
          // Only a business with foreign currencies takes one on a contact (Sage guide on tiers).
          currency: business?.multiCurrency ? currency : undefined,
        },
      },
    ]),
  );
}

async function remember(
  run: InvoiceRun,
  customer: SageCustomer,
  origin: CustomerOrigin,
): Promise<InvoiceCustomer> {
  const taken = take(run, customer, origin);
  await tellConnection(run, customer);
  return taken;
}

/** Forgets a customer that Sage did not take after all. */
export const forgetCustomer = (run: InvoiceRun): Promise<void> => tellConnection(run, null);

async function tellConnection(run: InvoiceRun, customer: SageCustomer | null): Promise<void> {
  const { businessUnit, request } = run.state;
  await getExternalWorkflowHandle(connectionWorkflowId(businessUnit)).signal(customerLearnedSignal, {
    email: request.customer.email,
    customer,
  });
}

/** A contact in Sage is bound to one currency (observed). */
function take(run: InvoiceRun, customer: SageCustomer, origin: CustomerOrigin): InvoiceCustomer {
  const { currency } = run.state.request;
  if (customer.currency !== null && customer.currency !== currency) {
    throw new NeedsAttention({
      code: 'currency_not_supported',
      message: `The invoice is in ${currency}, but customer "${customer.name}" is kept in ${customer.currency} in Sage.`,
      field: '/currency',
    });
  }
  return { id: customer.id, name: customer.name, taxRateId: customer.taxRateId, origin };
}

const addressOf = (run: InvoiceRun, { plan }: Resolved) => ({
  businessUnit: run.state.businessUnit,
  sageBusinessId: plan.sageBusinessId,
});
