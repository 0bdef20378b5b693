/** What a call to Sage came to. `unknown`: a write that Sage may have done, although its answer was lost or no success. */
export const callOutcomes = ['done', 'refused', 'failed', 'not_sent', 'unknown'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What was sent or answered. */
export interface RecordedBody {
  readonly contentType: string | null;
  /** As it travelled. */
  readonly bytes: number;
  /** Of the whole, hexadecimal; null where the text is the whole. */
  readonly sha256: string | null;
  /** Byte for byte, the beginning of it where it is long; null of what is no text. */
  readonly text: string | null;
  /** The text is not the whole: it was cut, or the content of a file was left out. */
  readonly shortened: boolean;
}

/** One call to Sage as it was made: no header with a token, no cookie, no content of a file. Kept by the activity that made it. */
export interface RecordedCall {
  readonly method: string;
  /** With ids: "/sales_invoices/5f…". */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Id of the Sage business that was asked. */
  readonly business: string | null;
  /** Null: none was sent. `frozen`: byte for byte that which an earlier try sent, whose answer was lost. */
  readonly sent: RecordedBody | 'frozen' | null;
  /** Null: no answer came. */
  readonly answer: {
    readonly status: number;
    readonly requestId: string | null;
    readonly body: RecordedBody | null;
  } | null;
  /** By the worker's clock, ISO date-time. */
  readonly begunAt: string;
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  /** Why there is no success, in words. */
  readonly error: string | null;
}
