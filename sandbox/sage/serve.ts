import { type Request, type Response } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';
import { type Answer, errorAnswer } from './answer.ts';
import { unexpected } from './errors.ts';
import { type ArmedFault } from './faults.ts';
import { beforeCommit, unavailable, withNullAmounts } from './fault-effects.ts';
import { type World } from './world.ts';

export interface Incoming {
  method: string;
  /** Below the base: `/sales_invoices/…` or `/token`. */
  path: string;
  search: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Processed {
  answer: Answer;
  businessId: string | null;
}

export function incomingOf(req: Request, base: string): Incoming {
  const url = new URL(req.originalUrl, 'http://sandbox');
  const body: unknown = req.body;
  return {
    method: req.method,
    path: url.pathname.slice(base.length) || '/',
    search: url.search,
    query: url.searchParams,
    headers: req.headers,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

/**
 * One API or token call from arrival to the last byte: outage, the fault it meets, the work, the log, the answer.
 * `process` gets the fault so that `skip-number`, `cent-less` and `own-rate` can reach what they change.
 */
export async function serve(
  world: World,
  res: Response,
  incoming: Incoming,
  template: string,
  process: (fault: ArmedFault | undefined) => Processed | Promise<Processed>,
): Promise<void> {
  const requestId = randomUUID();
  const beganAt = world.clock.now().toISOString();
  // Sage dates its answers by its own clock.
  const head = () => ({ 'x-request-id': requestId, date: world.clock.now().toUTCString() });
  world.limits.enter();
  res.once('close', () => world.limits.leave());
  const log = (status: number | null, businessId: string | null, fault?: ArmedFault) =>
    world.requests.add({
      beganAt,
      at: world.clock.now().toISOString(),
      method: incoming.method,
      path: incoming.path + incoming.search,
      businessId,
      status,
      requestId,
      ...(fault === undefined ? {} : { fault: fault.name }),
      ...(incoming.body.length === 0 ? {} : { bodyDigest: digest(incoming.body) }),
    });
  const send = (answer: Answer, businessId: string | null, fault?: ArmedFault) => {
    log(answer.status, businessId, fault);
    write(res, answer, head());
  };
  const cut = (businessId: string | null, fault?: ArmedFault) => {
    log(null, businessId, fault);
    res.socket?.destroy();
  };

  if (world.state.outage === 'cut') return cut(null);
  if (world.state.outage === 'unavailable') return send(unavailable(), null);
  const fault = world.faults.meet({
    method: incoming.method,
    template,
    path: incoming.path,
    body: incoming.body.toString('utf8'),
  });
  const early = fault && beforeCommit(fault);
  if (early === 'cut') return cut(null, fault);
  if (early !== undefined) return send(early, null, fault);

  const { answer, businessId } = await process(fault);
  if (fault === undefined) return send(answer, businessId);
  switch (fault.name) {
    case 'cut-after-commit':
    case 'lost-rotation':
      return cut(businessId, fault);
    case 'hang':
      return log(null, businessId, fault);
    case 'cut-mid-body':
      log(null, businessId, fault);
      return writeHalf(res, answer, head());
    case 'error-500-after-commit':
      return send(errorAnswer(unexpected()), businessId, fault);
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000).unref());
      return send(answer, businessId, fault);
    case 'wrong-business-echo':
      return send(withOtherBusiness(world, answer, businessId), businessId, fault);
    case 'no-business-echo':
      return send(withEcho(answer, undefined), businessId, fault);
    case 'hyphenated-business-echo':
      return send(
        withEcho(answer, businessId?.toUpperCase().replace(HYPHENS, '$1-$2-$3-$4-$5')),
        businessId,
        fault,
      );
    case 'null-amounts':
      return send(withNullAmounts(answer), businessId, fault);
    case 'skip-number':
    case 'cent-less':
    case 'own-rate':
    case 'cut-before-commit':
    case 'error-500-before-commit':
    case 'error-503':
    case 'html-502':
    case 'not-json':
    case 'rate-limited':
    case 'token-refused':
    case 'no-subscription':
    case 'forbidden':
    case 'not-found':
    case 'misleading-422':
    case 'tax-refused':
    case 'address-required':
      return send(answer, businessId, fault);
  }
}

const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

function headersOf(answer: Answer, head: Record<string, string>): Record<string, string | number> {
  const headers = { ...answer.headers, ...head };
  return answer.status === 204 ? headers : { ...headers, 'content-length': Buffer.byteLength(answer.body) };
}

function write(res: Response, answer: Answer, head: Record<string, string>): void {
  if (res.destroyed) return;
  res.writeHead(answer.status, headersOf(answer, head));
  res.end(answer.body);
}

function writeHalf(res: Response, answer: Answer, head: Record<string, string>): void {
  const body = Buffer.from(answer.body);
  res.writeHead(answer.status, headersOf(answer, head));
  res.write(body.subarray(0, Math.floor(body.length / 2)), () => res.socket?.destroy());
}

const HYPHENS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

function withEcho(answer: Answer, echo: string | undefined): Answer {
  const { 'x-business': _, ...headers } = answer.headers;
  return { ...answer, headers: { ...headers, ...(echo !== undefined && { 'x-business': echo }) } };
}

function withOtherBusiness(world: World, answer: Answer, businessId: string | null): Answer {
  const other = world.state.businesses.find((business) => business.id !== businessId);
  return { ...answer, headers: { ...answer.headers, 'x-business': other?.id ?? '0'.repeat(32) } };
}
