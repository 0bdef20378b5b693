import { put, textFields } from './issues.ts';
import { line } from './samples.ts';

/** What is wrong, JSON pointer of the issue, a phrase of its message, the invoice. */
type Row = readonly [what: string, pointer: string, phrase: string, invoice: unknown];

const at = (pointer: string, value: unknown, what: string, phrase: string): Row => [
  what,
  pointer,
  phrase,
  put(pointer, value),
];

const price = '/lines/0/unitPrice';
const quantity = '/lines/0/quantity';
const discount = '/lines/0/discount';
const email = '/customer/email';
const eitherOr = 'must be either {"amount": "5.00"} or {"percent": "10"}';
const decimal = 'must be a decimal number such as "12.50"';
const identifier = 'must be 1 to 64 letters, digits, dots, hyphens or underscores';

const numbers: Row[] = [
  at(price, '-100000000.00', 'an absurd deduction', 'must be -99999999.99 or more'),
  at(price, '100000000.00', 'an absurd price', 'must be 99999999.99 or less'),
  at(price, '9'.repeat(400), 'a price of 400 digits', decimal),
  at(price, '10.0000005', 'a price of seven decimals', 'more than six decimals, the most that prices have'),
  at(price, '1e3', 'a price with an exponent', 'without separators or exponent'),
  at(price, '1,000.00', 'a price with a thousands separator', 'without separators or exponent'),
  at(price, '10,00', 'a price with a decimal comma', decimal),
  at(price, '', 'an empty price', decimal),
  at(price, '.5', 'a price without a leading digit', decimal),
  at(price, ' 5', 'a price with a space', decimal),
  at(price, '0x10', 'a hexadecimal price', decimal),
  at(price, 'NaN', 'a price that is no number', decimal),
  at(price, 'Infinity', 'an infinite price', decimal),
  at(price, '٥', 'a price in other digits', decimal),
  at(price, 10, 'a price as a JSON number', 'must be a decimal number in a string'),
  at(price, null, 'null for a price', 'must be a decimal number in a string'),
  at(quantity, '0', 'a quantity of nothing', 'must be 0.000001 or more'),
  at(quantity, '-1', 'a negative quantity', 'must be 0.000001 or more'),
  at(quantity, '1000000', 'an absurd quantity', 'must be 999999.99 or less'),
  at(quantity, '0.3333333', 'a quantity of seven decimals', 'the most that quantities have'),
  at(discount, { amount: '1', percent: '2' }, 'both kinds of discount', eitherOr),
  at(discount, {}, 'neither kind of discount', eitherOr),
  at(discount, null, 'null for a discount', eitherOr),
  at(discount, { percent: '101' }, 'a discount of more than 100 percent', 'no more than 100 percent'),
  at(discount, { amount: '-1' }, 'a negative discount', '0 or more'),
  at(discount, { amount: 1 }, 'a discount as a JSON number', eitherOr),
  at(
    discount,
    { amount: '100.01' },
    'a discount larger than its line',
    'discount 100.01 is more than the line',
  ),
  at(
    '/netTotal',
    '99.99',
    'a net total that is not the sum',
    '99.99 is not what the lines add up to (100.00)',
  ),
  at(
    '/netTotal',
    '100.001',
    'a net total of three decimals',
    'more than two decimals, the most that amounts have',
  ),
  at('/netTotal', '-100', 'a negative net total', 'is not what the lines add up to'),
  ['a total of zero', '/lines', 'add up to 0.00: nothing to invoice', put(price, '0.00')],
];

const lines: Row[] = [
  at('/lines', [], 'no lines', 'must have at least one line'),
  at('/lines', Array<unknown>(201).fill(line), '201 lines', 'must have 200 lines or fewer'),
  at(
    '/lines',
    Array<unknown>(11).fill({ ...line, quantity: '1', unitPrice: '99999999.99' }),
    'lines that add up to too much',
    'add up to 1099999999.89: that is too much',
  ),
];

const dates: Row[] = [
  at(
    '/dueDate',
    '2026-11-02',
    'a due date before its date',
    '2026-11-02 lies before the invoice date 2026-11-03',
  ),
  at('/date', '2026-02-29', 'a date that no calendar has', 'must be a calendar date'),
  at('/dueDate', '01/12/2026', 'a due date with slashes', 'must be a calendar date'),
  at('/date', '1999-12-31', 'a date in another century', 'must lie between 2000-01-01 and 2099-12-31'),
  at('/date', '2026-11-03T10:00:00Z', 'a time in its date', 'must be a calendar date'),
  at('/projectDueDays', -1, 'negative due days', 'must be 0 days or more'),
  at('/projectDueDays', 366, 'due days of more than a year', 'must be 365 days or less'),
  at('/projectDueDays', 14.5, 'half a due day', 'must be a whole number of days'),
  at('/projectDueDays', '14', 'due days in a string', 'must be a whole number of days'),
];

const texts: Row[] = textFields.flatMap(([pointer]) => [
  at(pointer, 'a&amp;b', 'an HTML entity', 'contains the HTML entity "&amp;": send plain text'),
  at(pointer, 'a\u0007b', 'a control character', 'contains a control character'),
]);

const entities = ['&#38;', '&#x26;', '&NBSP;', '&frac12;'].map((entity) =>
  at('/lines/0/description', entity, `the entity ${entity}`, `contains the HTML entity "${entity}"`),
);

const required = ['/number', '/customer/name', '/customer/contactName', '/lines/0/description'].map(
  (pointer) => at(pointer, '  ', 'only spaces', 'must not be empty'),
);

const codes: Row[] = [
  at(
    '/cc',
    Array.from({ length: 6 }, (_, n) => `a${n}@x.test`),
    'six copies',
    'must be 5 addresses or fewer',
  ),
  ['a copy to what is no address', '/cc/0', 'must be an e-mail address such as', put('/cc', ['nobody'])],
  at('/footerMode', 'above', 'an unknown way with the footer', 'must be "append" or "replace"'),
  at(email, 'accounts', 'an e-mail address without @', 'must be an e-mail address such as'),
  at(email, 'Acme <a@acme.test>', 'a name in the e-mail address', 'must be an e-mail address such as'),
  at(
    email,
    'a@acme.test\nBcc: b@acme.test',
    'a second header in the e-mail',
    'must be an e-mail address such as',
  ),
  at(email, `${'a'.repeat(91)}@acme.test`, 'an e-mail of 101 characters', 'has more than 100 characters'),
  at('/currency', 'gbp', 'a currency in small letters', 'must be a three-letter ISO 4217 code'),
  at('/currency', '£', 'a currency sign', 'must be a three-letter ISO 4217 code'),
  at(
    '/customer/address/country',
    'UK ',
    'a country of three characters',
    'must be a two-letter ISO 3166 code',
  ),
  at('/send', 'fax', 'an unknown way to send', 'must be "email", "mark_sent" or "none"'),
  at('/lines/0/taxRateId', '20%', 'a percentage for a tax rate', 'must be a Sage id'),
  at('/customer/sageContactId', 'Acme', 'a name for a Sage id', 'must be a Sage id'),
  ...['a:b', 'a/b', '"a"', "a'b", '', '-a', 'é', 'x'.repeat(65), '../a', 'a\n'].flatMap((id) => [
    at('/contractTemplateId', id, `the template id ${JSON.stringify(id)}`, identifier),
    at('/lines/0/glAccountId', id, `the GL account id ${JSON.stringify(id)}`, identifier),
  ]),
];

const missing: Row[] = ['/number', '/date', '/currency', '/customer', '/customer/name', '/lines'].map(
  (pointer) => at(pointer, undefined, 'a field that is missing', 'must be '),
);

const unknownFields: Row[] = ['', '/customer', '/customer/address', '/lines/0'].map((pointer) => [
  'a field that is not known',
  pointer,
  'Unrecognized key: "surprise"',
  put(`${pointer}/surprise`, 1),
]);

export const badInvoices: readonly Row[] = [
  ...numbers,
  ...lines,
  ...dates,
  ...texts,
  ...entities,
  ...required,
  ...codes,
  ...missing,
  ...unknownFields,
  [
    'an unknown field in a discount',
    discount,
    'Unrecognized key',
    put(discount, { amount: '1', surprise: 1 }),
  ],
  ['a list instead of an invoice', '', 'must be an object', []],
  ['nothing', '', 'must be an object', null],
];
