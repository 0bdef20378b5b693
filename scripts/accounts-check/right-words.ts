/**
 * How amounts and dates stand in an e-mail, written down by hand for a few countries: what `Intl` makes of them is under test. Any blank is a
 * plain one here, since which of the kinds that do not break stands in a number changes with the locale data.
 */

export const writtenLanguages = ['en', 'fr'] as const;
export type Language = (typeof writtenLanguages)[number];

/** The countries of customers whose way is known here. */
export const countriesOf = {
  en: ['GB', 'IE', 'US', 'NZ', 'IN'],
  fr: ['FR', 'BE', 'CA'],
} as const satisfies Record<Language, readonly string[]>;

const months = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
} as const;

/** "20 December 2026", "December 20, 2026", "20 décembre 2026". */
export function dateInWords(date: string, language: Language, country: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[language].split(' ')[Number(month) - 1] ?? '';
  return language === 'en' && country === 'US'
    ? `${name} ${Number(day)}, ${year}`
    : `${Number(day)} ${name} ${year}`;
}

/** "£6,384.00", "£12,34,567.50" in India, "6 384,00 €"; pounds are "£GB" in French but for Canada's. */
export function amountInWords(cents: bigint, currency: string, language: Language, country: string): string {
  const sign = cents < 0n ? '-' : '';
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  const [whole, rest] = [digits.slice(0, -2), digits.slice(-2)];
  const symbol = currency === 'EUR' ? '€' : '£';
  if (language === 'en') {
    const grouped = country === 'IN' ? inLakhs(whole) : inThousands(whole, ',');
    return `${sign}${symbol}${grouped}.${rest}`;
  }
  const named = currency === 'EUR' || country === 'CA' ? symbol : '£GB';
  return `${sign}${inThousands(whole, ' ')},${rest} ${named}`;
}

const inThousands = (whole: string, separator: string): string =>
  whole.length <= 3 ? whole : `${inThousands(whole.slice(0, -3), separator)}${separator}${whole.slice(-3)}`;

/** The last three, and twos before them. */
function inLakhs(whole: string): string {
  if (whole.length <= 3) return whole;
  const twos = (rest: string): string =>
    rest.length <= 2 ? rest : `${twos(rest.slice(0, -2))},${rest.slice(-2)}`;
  return `${twos(whole.slice(0, -3))},${whole.slice(-3)}`;
}
