import type { CataloguedProblem } from './catalogue.ts';

const conflict = (means: string, fix: string) =>
  ({ status: [409], means, fix, retriable: false }) as const satisfies CataloguedProblem;
const content = (means: string, fix: string) =>
  ({ status: [422], means, fix, retriable: false }) as const satisfies CataloguedProblem;

/** Of connections, ledgers, the turnstile, payments and webhooks. */
export const settingsProblems = {
  unknown_business_unit: {
    status: [404],
    means: 'The business unit was never connected, or is not one of yours.',
    fix: 'Begin its connection, correct the name, or use a key or token of this business unit.',
    retriable: false,
  },
  not_connected: conflict('The business unit is not connected to Sage.', 'Connect it first.'),
  connection_stopped: conflict(
    'The run of the connection was ended before its time.',
    'Begin the authorization of the business unit again.',
  ),
  connection_changed: conflict('Somebody changed the connection in the same moment.', 'Ask again.'),
  return_url_not_allowed: content(
    'The returnUrl leads to an origin that is not allowed.',
    'Have the operator add it to RETURN_URLS, or leave returnUrl out.',
  ),
  link_damaged: {
    status: [400],
    means: 'A link of an authorization is not complete, or was changed on the way.',
    fix: 'Begin the connection again.',
    retriable: false,
  },
  authorization_unknown: conflict(
    'The link was used already, or a newer one was made.',
    'Begin the connection again.',
  ),
  authorization_expired: conflict('The link is older than ten minutes.', 'Begin the connection again.'),
  authorization_foreign: conflict('The link belongs to another browser.', 'Begin the connection again.'),
  screen_closed: {
    status: [403],
    means: 'The screen is open for half an hour after the consent, for the browser that gave it.',
    fix: 'Test the connection in your PSA, or begin the connection again.',
    retriable: false,
  },
  business_unknown: content(
    'The consent does not reach this business.',
    'Choose one of those that it names.',
  ),
  no_choice_open: content('There is no choice of business open.', 'Connect to Sage first.'),
  test_running: {
    status: [409],
    means: 'A test of the connection is running.',
    fix: 'Wait for its result.',
    retriable: true,
  },
  sage_busy: {
    status: [409],
    means: 'Sage cannot be asked just now: it is paused, away, or the calls of the day are used up.',
    fix: 'Ask again after Retry-After.',
    retriable: 'sometimes',
  },
  sage_unavailable: {
    status: [409],
    means: 'Sage did not answer, or refused to.',
    fix: 'Do as `fix` says; where it is retriable, ask again after Retry-After.',
    retriable: 'sometimes',
  },
  ledger_unknown: content(
    "The name is not in Sage's chart of accounts.",
    'Write it exactly as there; `suggestions` has what was probably meant.',
  ),
  ledger_ambiguous: content(
    'Several ledger accounts have the name.',
    'Give it with its code, as `suggestions` has it.',
  ),
  ledger_not_for_sales: content(
    'The ledger account is not usable for sales.',
    'Make it visible in sales in Sage, or use another one.',
  ),
  gl_account_in_use: conflict(
    'A contract template uses the GL account.',
    'Link the template to another account first.',
  ),
  gl_account_unknown: {
    status: [404, 422],
    means: 'There is no such GL account.',
    fix: 'Add it first.',
    retriable: false,
  },
  contract_template_unlinked: {
    status: [404],
    means: 'No GL account is linked to the contract template.',
    fix: 'Link one; lines without a GL account fall to the default ledger.',
    retriable: false,
  },
  gl_account_not_for_sage: content(
    'The GL account is not used by the Sage integration.',
    'Set its integration to "sage", or link another one.',
  ),
  tax_rate_unknown: {
    status: [409, 422],
    means: 'There is no such tax rate in Sage.',
    fix: "Choose one of Sage's tax rates for sales.",
    retriable: false,
  },
  too_many: conflict(
    'There are as many GL accounts or templates as a business unit can have.',
    'Remove what no invoice uses any more.',
  ),
  currency_not_supported: {
    status: [409, 422],
    means: 'The business works in its base currency only.',
    fix: 'Send it in that currency, or switch on foreign currencies in Sage and test the connection again.',
    retriable: false,
  },
  exchange_rate_in_base_currency: {
    status: [409, 422],
    means: 'There is an exchange rate for what is in the base currency of the business.',
    fix: 'Leave exchangeRate out, or name the currency that it is meant for.',
    retriable: false,
  },
  not_in_edition: {
    status: [409, 422],
    means: 'The Sage edition of the business lacks what was asked.',
    fix: "Do it in Sage's own pages, or change the edition in Sage, then test the connection.",
    retriable: false,
  },
  no_turnstile: conflict(
    'The business unit is not connected to a Sage business, so nothing queues for one.',
    'Connect and test it first.',
  ),
  shared_sage_business: {
    status: [403],
    means: 'The Sage business is shared with business units that are not yours.',
    fix: 'Ask who operates this installation.',
    retriable: false,
  },
  nothing_watched: {
    status: [404],
    means: 'No payment of the business unit is looked for.',
    fix: 'Test the connection; that begins the looks for payments. After a test that succeeded, ask again in a moment.',
    retriable: false,
  },
  unknown_replay: {
    status: [404],
    means: 'There is no such replay to this endpoint.',
    fix: 'Begin it first, or look for the `requestId` that it was begun with.',
    retriable: false,
  },
  unknown_endpoint: {
    status: [404, 409],
    means: 'There is no such webhook endpoint.',
    fix: 'List those there are; PUT adds one.',
    retriable: false,
  },
  unknown_event: {
    status: [404],
    means: 'There is no such event, or it is kept no longer.',
    fix: 'List those there are.',
    retriable: false,
  },
  endpoint_by_configuration: conflict(
    'The endpoint is the one of the configuration.',
    'Have the operator change it, or use another id.',
  ),
  too_many_endpoints: conflict(
    'There are as many webhook endpoints as there can be.',
    'Remove one that is not used any more.',
  ),
  payload_refused: content(
    'A payload is not as this service encrypts it.',
    'Send payloads as they are in the history.',
  ),
} as const satisfies Readonly<Record<string, CataloguedProblem>>;
