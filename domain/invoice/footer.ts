import { type InvoicePlan, type InvoiceRequest } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';

/** What Sage takes as terms and conditions of an invoice. */
const MOST_CHARACTERS = 2000;

/** Terms sent with an invoice replace Sage's default ones, so these must be read where they are to stand above the footer. */
export const needsDefaultTerms = ({ footer }: InvoiceRequest, { footerMode }: InvoicePlan): boolean =>
  footer !== undefined && footer !== '' && footerMode === 'append';

/** For what comes before the invoice itself: the footer, where it is to fit below terms that only Sage knows. */
export const footerToFit = (request: InvoiceRequest, plan: InvoicePlan): { footerBelowTerms?: string } =>
  request.footer !== undefined && needsDefaultTerms(request, plan)
    ? { footerBelowTerms: request.footer }
    : {};

/** The business's default terms, which hold its bank details, and below them the footer. */
export function belowTerms(terms: string | null, footer: string): Decision<string> {
  const above = terms?.trim() ?? '';
  const whole = above === '' ? footer : `${above}\n\n${footer}`;
  if (whole.length <= MOST_CHARACTERS) return { ok: true, value: whole };
  return {
    ok: false,
    attention: {
      code: 'footer_too_long',
      message: `The footer has ${footer.length} characters and the default terms in Sage have ${above.length}: with the blank line between them that is ${whole.length}, and Sage takes ${MOST_CHARACTERS}.`,
      field: '/footer',
    },
  };
}
