import { type ConnectionStatus } from './connection.ts';
import { type Attention, type InvoiceStatus, type Payment, type Totals, type WaitingFor } from './invoice.ts';

/**
 * What the PSA is told. `sequence` grows by one per subject: of two events the one with the higher number is the newer; a
 * run that an operator reset counts some numbers again, and then the later `timestamp` is the newer.
 */
export interface InvoiceEvent {
  readonly type: `invoice.${InvoiceStatus}`;
  readonly timestamp: string;
  readonly data: {
    readonly businessUnit: string;
    readonly invoiceId: string;
    readonly sequence: number;
    readonly revision: number;
    readonly status: InvoiceStatus;
    readonly previousStatus: InvoiceStatus;
    /** The PSA's own number, and Sage's beside it once there is one. */
    readonly number: string;
    readonly sageNumber: string | null;
    readonly sageInvoiceId: string | null;
    readonly currency: string;
    readonly dueDate: string | null;
    readonly totals: Totals | null;
    readonly payment: Payment | null;
    readonly attention: Attention | null;
    readonly waitingFor: WaitingFor | null;
  };
}

export interface ConnectionEvent {
  /** `problem` and `recovered`: a trouble came or went that leaves the status as it is. */
  readonly type: `connection.${ConnectionStatus}` | 'connection.problem' | 'connection.recovered';
  readonly timestamp: string;
  readonly data: {
    readonly businessUnit: string;
    readonly sequence: number;
    readonly status: ConnectionStatus;
    readonly previousStatus: ConnectionStatus;
    readonly business: { readonly id: string; readonly name: string } | null;
    readonly problem: { readonly code: string; readonly message: string; readonly fix: string } | null;
  };
}

export type PsaEvent = InvoiceEvent | ConnectionEvent;
