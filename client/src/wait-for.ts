import { pause, repeatedly } from './repeatedly.ts';

/** What is waited with: invoices and credit notes alike. */
interface Followed<Status extends string> {
  readonly status: Status;
  readonly version: number;
  readonly stopped: unknown;
  readonly attention: { readonly message: string } | null;
  readonly waitingFor: { readonly message: string } | null;
}

/** A status, several of which one is enough, or what an invoice must be like. */
export type Wanted<View extends Followed<string>> =
  View['status'] | readonly View['status'][] | ((view: View) => boolean);

export interface WaitOptions {
  /** Milliseconds; by default five minutes. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** It did not come so far in time, or never will. `last`: how it was then. */
export class NotReachedError<View = unknown> extends Error {
  override readonly name = 'NotReachedError';
  readonly last: View;

  constructor(message: string, last: View) {
    super(message);
    this.last = last;
  }
}

type Read<View> = (poll: { wait: number; after?: number }, signal: AbortSignal | undefined) => Promise<View>;

const DEFAULT_TIMEOUT_MS = 300_000;
/** Seconds; the API holds an answer back for 30 at most. */
const LONGEST_POLL = 20;
/** Between two answers that came at once and are the same, as from an API that is stopping. */
const PAUSE_MS = 500;

/**
 * Reads until it is as wanted: the API answers when something changes. While the API is away it is asked again.
 * @throws NotReachedError after the time, or as soon as it can never be
 */
export async function waitUntil<View extends Followed<string>>(
  what: string,
  read: Read<View>,
  wanted: Wanted<View>,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: WaitOptions,
): Promise<View> {
  const until = Date.now() + timeoutMs;
  const isWanted = typeof wanted === 'function' ? wanted : reached([wanted].flat());
  let view = await repeatedly(what, (now) => read({ wait: 0 }, now), { deadlineMs: timeoutMs, signal });
  while (!isWanted(view)) {
    const leftMs = until - Date.now();
    const named = `${what} is ${view.status}`;
    if (typeof wanted !== 'function' && isOver(view))
      throw new NotReachedError(`${named}, and will not be ${[wanted].flat().join(' or ')}.`, view);
    if (leftMs <= 0)
      throw new NotReachedError(`${named} after ${timeoutMs / 1000} s. ${whyOf(view)}`.trim(), view);
    view = await next(what, read, view, { leftMs, signal });
  }
  return view;
}

async function next<View extends Followed<string>>(
  what: string,
  read: Read<View>,
  known: View,
  { leftMs, signal }: { leftMs: number; signal: AbortSignal | undefined },
): Promise<View> {
  const wait = Math.min(LONGEST_POLL, Math.ceil(leftMs / 1000));
  const view = await repeatedly(what, (now) => read({ wait, after: known.version }, now), {
    deadlineMs: Math.max(leftMs, wait * 1000),
    signal,
  });
  if (view.version === known.version) await pause(Math.min(PAUSE_MS, leftMs), signal);
  return view;
}

/** The way of an invoice; whoever waits for one of these is content with a later one. */
const way: readonly string[] = ['accepted', 'posting', 'draft', 'issued', 'sent', 'part_paid', 'paid'];
const ends: readonly string[] = ['cancelled', 'voided', 'deleted'];

const reached =
  (wanted: readonly string[]) =>
  ({ status }: Followed<string>): boolean =>
    wanted.some((one) => one === status || (way.includes(one) && way.indexOf(status) > way.indexOf(one)));

const whyOf = ({ attention, waitingFor }: Followed<string>): string =>
  attention?.message ?? waitingFor?.message ?? '';

const isOver = ({ status, stopped }: Followed<string>): boolean => ends.includes(status) || stopped !== null;
