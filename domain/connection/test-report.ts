/** `draft` makes a draft invoice and removes it again; `read` writes nothing. */
export type TestMode = 'draft' | 'read';

export const testSteps = [
  'token',
  'business',
  'ledger',
  'tax_rate',
  'rights',
  'customer',
  'create_invoice',
  'read_invoice',
  'remove_invoice',
] as const;
export type TestStep = (typeof testSteps)[number];
export const readSteps: readonly TestStep[] = ['token', 'business', 'ledger', 'tax_rate', 'rights'];

export type TestOrder =
  | { readonly mode?: 'draft'; readonly ledgerName: string; readonly keepTestInvoice: boolean }
  /** Null: the default ledger, if there is one. */
  | { readonly mode: 'read'; readonly ledgerName: string | null };

/** What a test made and did not remove. */
export interface LeftInSage {
  readonly what: 'invoice' | 'customer';
  /** Null where Sage's answer to its creation was lost. */
  readonly id: string | null;
  readonly name: string;
  /** False: it may be there, as Sage's answer was lost. */
  readonly isCertain: boolean;
  /** Where it is to be removed in Sage. */
  readonly fix: string;
}

export interface TestStepResult {
  readonly step: TestStep;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly message: string;
  readonly fix?: string | undefined;
}

export interface TestReport {
  readonly mode: TestMode;
  readonly outcome: 'success' | 'failed';
  readonly at: string;
  /** Null: a test that reads was given none, and the unit has no default ledger. */
  readonly ledgerName: string | null;
  readonly steps: readonly TestStepResult[];
  /** Ledger names of the chart that are close to what was typed. */
  readonly suggestions: readonly string[];
  readonly invoice: { readonly id: string; readonly number: string; readonly kept: boolean } | null;
  readonly leftInSage: readonly LeftInSage[];
  /** What it wrote to Sage and what of that is still there, in words. */
  readonly written: string;
}

/** Of the test's own customer, whom Sage keeps no mail for (RFC 2606: reserved for documentation). */
export const TEST_CUSTOMER_NAME = 'PSA connection test (safe to delete)';

/** Where a person removes it: what Sage's menus call it. */
export const removal: Readonly<Record<LeftInSage['what'], string>> = {
  invoice: `In Sage under Sales > Sales Invoices: delete the draft for "${TEST_CUSTOMER_NAME}".`,
  customer: `In Sage under Contacts > Customers: delete "${TEST_CUSTOMER_NAME}".`,
};

/** What a test wrote and what of that is left, in words. */
export function writtenBy(mode: TestMode, left: readonly LeftInSage[]): string {
  if (mode === 'read') return 'Nothing was written to Sage.';
  if (left.length === 0) return 'Nothing of this test is left in Sage.';
  return left
    .map(
      ({ name, isCertain, fix }) => `${isCertain ? 'Left in Sage' : 'May be left in Sage'}: ${name}. ${fix}`,
    )
    .join(' ');
}
