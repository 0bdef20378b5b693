import { type Edition } from './connection/editions.ts';
import { type IsoDate } from './dates.ts';
import { type Amount } from './money.ts';

/** What we keep of Sage's records, in our words. `sage/` makes these from Sage's answers. */

/** A record that could not be read, though others of its list could. */
export interface UnreadableRecord {
  /** "/sales_invoices". */
  readonly list: string;
  /** Null where that itself is missing. */
  readonly id: string | null;
  /** Field, with dots: "status.id". Empty: the record as a whole. */
  readonly path: string;
  readonly why: string;
}

export interface LedgerAccount {
  readonly id: string;
  /** Name as in the chart of accounts: "Sales - Services". */
  readonly name: string;
  /** Name with its code, as Sage shows it: "Sales - Services (4010)". */
  readonly displayedAs: string;
  readonly nominalCode: number | null;
  readonly visibleInSales: boolean;
  readonly taxRateId: string | null;
}

/** What transactions can be counted under in Sage, such as "Project" or "Department". */
export interface AnalysisType {
  readonly id: string;
  readonly name: string;
  /** Lines of sales invoices may have it. */
  readonly usableForSales: boolean;
  /** Empty where they were not read. */
  readonly categories: readonly { readonly id: string; readonly name: string }[];
}

export interface TaxRate {
  readonly id: string;
  readonly name: string;
  /** Decimal string in percent, "20.0". */
  readonly percentage: string;
}

export interface SageBusiness {
  readonly id: string;
  readonly name: string;
}

/** What decides how invoices of a business are taxed and in which currency. */
export interface SageBusinessProfile extends SageBusiness {
  readonly countryId: string | null;
  /** Left out by what was read before it was known. */
  readonly inNorthernIreland?: boolean;
  readonly subscriptionActive: boolean;
  /** Null: Sage does not say, or names one that we do not know. */
  readonly edition: Edition | null;
  readonly baseCurrency: string;
  readonly multiCurrency: boolean;
  readonly vatRegistered: boolean;
  /** As its own pages print it; null, or left out: Sage has none. */
  readonly address?: BusinessPostalAddress | null;
}

export interface BusinessPostalAddress {
  readonly line1: string;
  readonly line2?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
}

export interface SageCustomer {
  readonly id: string;
  readonly name: string;
  /** E-mail of the main contact person, as written in Sage. */
  readonly email: string | null;
  readonly taxRateId: string | null;
  readonly currency: string | null;
  /** Whether Sage has an address of it; left out where Sage does not say. */
  readonly hasAddress?: boolean;
  /** Of that address. */
  readonly countryId?: string;
  /** By Sage's own word, else by the postcode of that address; left out where Sage has none. */
  readonly inNorthernIreland?: boolean;
  /** Whether Sage has a VAT number of it; left out where Sage does not say. */
  readonly hasVatNumber?: boolean;
}

/** What Sage has for an invoice contact's e-mail and name. */
export interface FoundCustomers {
  /** Active, with the e-mail on the main contact person. */
  readonly matching: readonly SageCustomer[];
  /** May be the customer all the same: a person has to say so. */
  readonly similar: readonly SimilarCustomer[];
  /** Found by e-mail or name, and cannot be read: each may be the customer, so nobody is created before a person has looked. */
  readonly unreadable?: readonly UnreadableRecord[];
}

export interface SimilarCustomer extends SageCustomer {
  readonly reason: 'inactive' | 'other_person' | 'same_name';
}

export type SageInvoiceStatus = 'DRAFT' | 'PRO_FORMA' | 'UNPAID' | 'PART_PAID' | 'PAID' | 'VOID';

export interface SageInvoice {
  readonly id: string;
  readonly number: string;
  readonly status: SageInvoiceStatus;
  readonly date: IsoDate;
  readonly dueDate: IsoDate | null;
  readonly reference: string | null;
  readonly notes: string | null;
  readonly contactId: string | null;
  /** As Sage calls the customer on it; null or left out where it does not say. */
  readonly contactName?: string | null;
  readonly currency: string | null;
  readonly net: Amount;
  readonly tax: Amount;
  readonly total: Amount;
  /** In the base currency of the business, and the rate; left out where Sage does not say. */
  readonly inBase?: { readonly net: Amount; readonly tax: Amount; readonly total: Amount };
  readonly exchangeRate?: string;
  readonly paid: Amount;
  readonly outstanding: Amount;
  readonly lastPaidOn: IsoDate | null;
  readonly sent: boolean;
  /** By Sage's clock, ISO date-time; null where Sage did not say. */
  readonly createdAt: string | null;
  /** Link into Sage's own web pages, where Sage gives one. */
  readonly url: string | null;
}
