import type { CataloguedProblem } from './catalogue.ts';

const refused = (means: string, fix: string) =>
  ({ status: [409], means, fix, retriable: false }) as const satisfies CataloguedProblem;

/** Why a consent, or a business that it reaches, cannot be used. A connection shows the same as its `problem`. */
export const consentProblems = {
  sage_refused_consent: {
    status: [409],
    means: 'Sage refused what connecting needs, or did not answer.',
    fix: 'Do as `fix` says, then choose or connect again.',
    retriable: 'sometimes',
  },
  tokens_missing: refused('Sage took the consent, but its tokens did not arrive.', 'Connect again.'),
  no_business: refused(
    'The Sage user reaches no business.',
    'Log in at Sage as a user of the business to invoice from.',
  ),
  other_business: refused(
    'The consent leads to another Sage business than before.',
    'Log in at Sage as a user of that business, or confirm the move with allowOtherBusiness.',
  ),
  country_not_offered: refused(
    'The Sage business is in a country that is not offered.',
    'Log in at Sage as a user of a business in the United Kingdom or Ireland.',
  ),
  no_subscription: refused(
    'The Sage subscription of the business is not active.',
    'Renew the subscription in Sage, then connect again or test the connection.',
  ),
  consent_full: refused(
    'As many business units use the Sage login as can.',
    'Disconnect one of them, or connect with another Sage login.',
  ),
} as const satisfies Readonly<Record<string, CataloguedProblem>>;
