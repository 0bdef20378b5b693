import {
  answerClaim,
  type ClaimAnswer,
  type CreditClaim,
  otherClaims,
  withClaims,
  withoutClaims,
} from '../../domain/invoice/credit-claims.ts';
import { creditOfLines, type LineCredit } from '../../domain/invoice/credit-of-lines.ts';
import { type CreditNoteLines, hasNegativeShare } from '../../domain/invoice/credited-shares.ts';
import { type CreditRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { spreadCredit } from '../../domain/invoice/spread-credit.ts';
import { type Amount, exceeds, isZero } from '../../domain/money.ts';
import { refusal } from '../refusal.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { hasPayments } from './has-payments.ts';

/** Each is part of the state; more stand against no invoice in practice. */
const MOST_CLAIMS = 100;

/** Kept where it is not more than is left of the invoice, or is meant all the same. */
export function keepClaim(run: InvoiceRun, claim: CreditClaim, isMeant: boolean): ClaimAnswer {
  const { state, progress } = run;
  const underWay = Object.values(progress.creditsUnderWay).map(({ amount }) => amount);
  const answer = answerClaim(state, claim, underWay);
  if (!answer.taken && !isMeant) return answer;
  state.creditNotes = [...otherClaims(state.creditNotes, claim.creditNoteId), claim].slice(-MOST_CLAIMS);
  run.touch();
  return { taken: true };
}

/** The lines of what is to be credited. @throws ApplicationFailure `refused` when that much is not outstanding, or not on the lines */
export function creditable(state: InvoiceView, asked: CreditRequest): CreditNoteLines {
  const { payment, status } = state;
  const outstanding = payment?.outstanding ?? '0.00';
  if (hasNegativeShare(postedInvoice(state).lines)) throw deductsElsewhere(state);
  if (asked.amount === null && asked.lines === undefined && status === 'part_paid') throw hasPayments(state);
  const planned =
    asked.lines === undefined
      ? spread(state, asked.amount ?? outstanding, outstanding)
      : ofLines(state, asked.lines);
  if (!exceeds(planned.amount, outstanding))
    return { ...planned, credited: withoutClaims(planned.credited, state.creditNotes ?? []) };
  throw exceedsOutstanding(state, planned.amount, outstanding);
}

function spread(state: InvoiceView, amount: Amount, outstanding: Amount): CreditNoteLines {
  if (isZero(amount) || exceeds(amount, outstanding)) throw exceedsOutstanding(state, amount, outstanding);
  return spreadCredit(postedInvoice(state).lines, creditedOf(state), amount);
}

/** By credits that were ordered, and by credit notes that were handed over. */
const creditedOf = ({ credited, creditNotes = [] }: InvoiceView) => withClaims(credited, creditNotes);

const deductsElsewhere = ({ invoiceId }: InvoiceView) =>
  refusal({
    code: 'credit_of_deduction',
    message: `Invoice "${invoiceId}" takes more off a ledger at a tax rate than it has there: how much of that a credit takes back is not known.`,
    fix: 'Hand over a credit note (PUT …/credit-notes/{id}) with the lines that you mean, against this invoice; or void it.',
  });

const exceedsOutstanding = ({ request, invoiceId }: InvoiceView, amount: Amount, outstanding: Amount) =>
  refusal({
    code: 'credit_exceeds_outstanding',
    message: `${request.currency} ${amount} cannot be credited: of invoice "${invoiceId}" ${request.currency} ${outstanding} is outstanding.`,
    fix: isZero(outstanding)
      ? 'Nothing is outstanding: refund it in Sage instead.'
      : `Credit ${outstanding} at most.`,
  });

function ofLines(state: InvoiceView, wanted: readonly LineCredit[]): CreditNoteLines {
  const planned = creditOfLines(postedInvoice(state).lines, creditedOf(state), wanted);
  if (!('refused' in planned)) return planned;
  const { index, part, message } = planned.refused;
  throw refusal(
    {
      code: 'credit_exceeds_line',
      message,
      fix: 'Name a line of the invoice, counted from 1, and at most what is left of it.',
    },
    { field: `/lines/${index}/${part}` },
  );
}
