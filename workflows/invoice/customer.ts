import {
  chooseCustomer,
  createdBefore,
  customerInCurrency,
  factsInSage,
  type FoundUse,
  howChosen,
  namedCustomer,
} from '../../domain/invoice/choose-customer.ts';
import { type AttentionDraft } from '../../domain/attention.ts';
import { type Counted } from '../../domain/failures.ts';
import {
  type CustomerAnswer,
  type CustomerOrigin,
  type InvoiceCustomer,
} from '../../domain/invoice/invoice.ts';
import { customerIdempotencyId } from '../../domain/keys.ts';
import { type Decision, soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { type FoundCustomers, type SageCustomer } from '../../domain/sage-records.ts';
import { footerToFit } from '../../domain/invoice/footer.ts';
import { addressOf } from '../../domain/invoice/addresses.ts';
import { crossBorderOf, taxTreatmentOf } from '../../domain/invoice/cross-border.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { forgetRemembered, tellConnection } from './customer-memory.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * Who gets the invoice: the contact that is named, or that a person named who was asked; else the customer whose main contact person has the
 * invoice contact's e-mail, else a new one. `beforeCreating` may still throw where nothing is to be created in Sage.
 */
export async function findOrCreateCustomer(
  run: InvoiceRun,
  resolved: Resolved,
  beforeCreating: () => void,
): Promise<InvoiceCustomer> {
  run.progress.step = 'customer';
  const { customer } = run.state.request;
  const { customerAnswer: answer, staleCustomerId } = run.progress;
  const { rememberedCustomer } = resolved.settings;
  if (answer !== null) return answered(run, resolved, answer, beforeCreating);
  if (customer.sageContactId !== undefined)
    return take(run, await readNamed(run, resolved, customer.sageContactId), 'explicit');
  if (rememberedCustomer !== null && rememberedCustomer.id !== staleCustomerId) {
    if (!isDoubtful(run, rememberedCustomer, resolved)) return take(run, rememberedCustomer, 'remembered');
    const now = await readContact(run, resolved, rememberedCustomer.id);
    if (now !== null) return remember(run, now, { origin: 'remembered', chosen: false });
    forgetRemembered(run);
  }
  const found = await callSage(run, () => lookUp(run, resolved));
  const chosen = decided(chooseCustomer(found, run.state.request, resolved.settings));
  const warning = chosen.warning && run.said(chosen.warning);
  if ('use' in chosen) {
    const { use, ...how } = chosen;
    // What was taken with a warning is to be warned of each time.
    return warning === null
      ? remember(run, use, { origin: 'found', chosen: false, match: how.match })
      : take(run, use, 'found', { ...how, warning });
  }
  beforeCreating();
  if (warning !== null) run.note(warning);
  const made = remember(run, await create(run, resolved), { origin: 'created', chosen: false });
  return { ...made, warning };
}

/** What is remembered may have been put right in Sage since: it holds nobody up, and a retry looks at the customer itself. */
const isDoubtful = (
  { state: { request }, progress }: InvoiceRun,
  { hasAddress }: SageCustomer,
  { settings: { rememberedIsOld } }: Resolved,
): boolean =>
  rememberedIsOld === true ||
  progress.readCustomerAgain === true ||
  (hasAddress === false && request.customer.address?.line1 === undefined);

async function answered(
  run: InvoiceRun,
  resolved: Resolved,
  answer: CustomerAnswer,
  beforeCreating: () => void,
): Promise<InvoiceCustomer> {
  if ('sageContactId' in answer) {
    const named = await readNamed(run, resolved, answer.sageContactId);
    return answer.remember
      ? remember(run, named, { origin: 'chosen', chosen: true })
      : take(run, named, 'chosen');
  }
  beforeCreating();
  const made = await create(run, resolved);
  return answer.remember
    ? remember(run, made, { origin: 'created', chosen: true })
    : take(run, made, 'created');
}

export async function readNamed(
  run: InvoiceRun,
  resolved: Resolved,
  contactId: string,
): Promise<SageCustomer> {
  return decided(namedCustomer(await readContact(run, resolved, contactId), contactId));
}

const readContact = (run: InvoiceRun, resolved: Resolved, contactId: string): Promise<SageCustomer | null> =>
  callSage(run, () =>
    singleAttempt.readCustomer.executeWithOptions(atSage('Read the customer that is named', resolved.plan), [
      { ...onBehalfOf(run, resolved.plan), contactId },
    ]),
  );

/**
 * A new customer in Sage. After a lost answer it is looked for first: beyond a week Sage no longer knows the idempotency id, and a
 * second contact for one customer would leave every later invoice in doubt.
 */
async function create(run: InvoiceRun, resolved: Resolved): Promise<SageCustomer> {
  const { request } = run.state;
  const { customer, currency } = request;
  const { settings, business } = resolved.settings;
  const address = decided(addressOf(request, null, settings, business));
  const crossBorder = crossBorderOf(request, null, settings, business);
  let lost = false;
  const attempt = async (): Promise<Counted<SageCustomer>> => {
    if (lost && run.turn.isHeld) {
      const found = await lookUp(run, resolved);
      const own = createdBefore(found.value, run.state.request);
      if (own !== null) return { value: own, calls: found.calls };
      run.spent(found.calls);
    }
    return singleAttempt.createCustomer.executeWithOptions(atSage('Create the customer', resolved.plan), [
      {
        ...onBehalfOf(run, resolved.plan),
        ...footerToFit(request, resolved.plan),
        customer: {
          idempotencyId: customerIdempotencyId(
            resolved.plan.sageBusinessId,
            soughtBy(run.state.request),
            run.state.revision,
          ),
          name: customer.name,
          email: customer.email,
          contactName: customer.contactName,
          telephone: customer.telephone,
          vatNumber: customer.vatNumber,
          address: address ?? undefined,
          taxTreatment: taxTreatmentOf(crossBorder),
          // Only a business with foreign currencies takes one on a contact (Sage guide on tiers).
          currency: resolved.settings.business?.multiCurrency ? currency : undefined,
        },
      },
    ]);
  };
  try {
    return await callSage(run, attempt, () => (lost = true));
  } catch (error) {
    if (!(error instanceof NeedsAttention)) throw error;
    // Sage may remember a refusal under its id, so the corrected customer needs another.
    if (error.effect === 'none' || (error.effect === 'not_examined' && !lost)) run.state.revision += 1;
    const named = { ...vatNumberOf(run, error.draft), ...currencyOf(run, resolved, error.draft) };
    throw new NeedsAttention({ ...error.draft, ...named }, error.effect);
  }
}

/** Sage checks the form of the number, and names its own field. */
function vatNumberOf({ state }: InvoiceRun, { message }: AttentionDraft): Partial<AttentionDraft> {
  const { name, vatNumber } = state.request.customer;
  if (vatNumber === undefined || !/\btax_number\b/.test(message)) return {};
  return {
    message: `Sage does not take "${vatNumber}" as the VAT number of the new customer "${name}": correct it, or leave it out. ${message}`,
    field: '/customer/vatNumber',
  };
}

/** Of a currency that the business does not have Sage says only that it finds no record. */
function currencyOf(
  { state: { request } }: InvoiceRun,
  { settings: { business } }: Resolved,
  { code, message }: AttentionDraft,
): Partial<AttentionDraft> {
  const { currency, customer } = request;
  if (code !== 'sage_refused' || currency === business?.baseCurrency || !/\bfind record\b/i.test(message))
    return {};
  return {
    message: `Sage does not find something that the new customer "${customer.name}" names, as a rule the currency ${currency}. ${message}`,
    fix: `Add ${currency} to the currencies of the business in Sage, then retry; or correct the currency.`,
    field: '/currency',
  };
}

const lookUp = (run: InvoiceRun, resolved: Resolved): Promise<Counted<FoundCustomers>> =>
  singleAttempt.findCustomers.executeWithOptions(atSage('Find the customer by e-mail', resolved.plan), [
    { ...onBehalfOf(run, resolved.plan), sought: soughtBy(run.state.request) },
  ]);

/** The next invoice for the same customer need not ask Sage. */
function remember(
  run: InvoiceRun,
  customer: SageCustomer,
  {
    origin,
    chosen,
    match = null,
  }: { readonly origin: CustomerOrigin; readonly chosen: boolean; readonly match?: string | null },
): InvoiceCustomer {
  const taken = take(run, customer, origin, { match, warning: null });
  tellConnection(run, customer, chosen);
  return taken;
}

/** The timeline says once how it came to this customer. */
export function take(
  run: InvoiceRun,
  customer: SageCustomer,
  origin: CustomerOrigin,
  { match, warning }: Pick<FoundUse, 'match' | 'warning'> = { match: null, warning: null },
): InvoiceCustomer {
  const { request, customer: before } = run.state;
  const usable = decided(customerInCurrency(customer, request));
  const { id, name, taxRateId } = usable;
  if (before?.id !== id || before.origin !== origin) run.note(howChosen({ name, origin }, request, match));
  return { id, name, taxRateId, ...factsInSage(usable), origin, warning };
}

function decided<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new NeedsAttention(decision.attention);
}
