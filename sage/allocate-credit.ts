import { z } from 'zod';
import { type IsoDate } from '../domain/dates.ts';
import { type Amount } from '../domain/money.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';
import { withinEdition } from './within-edition.ts';

export interface CreditAllocation {
  readonly idempotencyId: string;
  readonly contactId: string;
  readonly date: IsoDate;
  readonly invoiceId: string;
  readonly creditNoteId: string;
  readonly amount: Amount;
}

/**
 * POST /contact_allocations: puts a credit note against an invoice. Refused (`invalid`) when less than the amount is outstanding on
 * either; needs the right "Bank".
 */
export async function allocateCredit(session: SageSession, plan: CreditAllocation): Promise<{ id: string }> {
  const body = {
    contact_allocation: {
      idempotency_id: plan.idempotencyId,
      transaction_type_id: 'CUSTOMER_ALLOCATION',
      contact_id: plan.contactId,
      date: plan.date,
      allocated_artefacts: [
        { artefact_id: plan.invoiceId, amount: plan.amount },
        { artefact_id: plan.creditNoteId, amount: `-${plan.amount}` },
      ],
    },
  };
  const shape = z.object({ id: z.string() });
  return withinEdition(session, () =>
    requestJson(session, { method: 'POST', path: '/contact_allocations', body }, shape),
  );
}
