import { Decimal } from 'decimal.js';

export const zero = new Decimal(0);

export function money(text: string): Decimal {
  return new Decimal(text);
}

/** Two decimals, half up: how Sage rounds the amounts of a line (Sage guide, invoicing). */
export function cents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), zero);
}

/** Sage answers decimals as strings with at least one decimal: "321.2", "0.0" (Sage guide, sample answers). */
export function show(amount: Decimal): string {
  return amount.decimalPlaces() === 0 ? amount.toFixed(1) : amount.toFixed();
}

export function showText(amount: string): string {
  return show(money(amount));
}
