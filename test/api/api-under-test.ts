import { z } from 'zod';
import { problemCatalogue } from '../../domain/problems/catalogue.ts';
import { password } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../support/browser-walk.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { Bed } from '../support/bed.ts';
import { devServer, testKeys } from '../support/servers.ts';

/** The form that every refusal has; a test that reads one checks it by the way. */
const problem = z.strictObject({
  type: z.string().startsWith('urn:sage-invoicing:problem:'),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  instance: z.string().startsWith('/'),
  code: z.string().regex(/^[a-z_]+$/),
  fix: z.string().min(1),
  retriable: z.boolean(),
  errors: z
    .array(z.strictObject({ pointer: z.string(), message: z.string().min(1), value: z.unknown().optional() }))
    .max(50)
    .optional(),
  errorsNotNamed: z.int().min(1).optional(),
  suggestions: z.array(z.string()).min(1).optional(),
});
export type ProblemBody = z.infer<typeof problem>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Order {
  /** JSON is made of anything but a string, which is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Sends a request as it is told to, with the PSA's key unless another `authorization` is given; '' leaves it out. */
export async function request(
  url: string,
  method: string,
  { body, headers = {} }: Order = {},
): Promise<Answer> {
  const sent = new Headers({ authorization: `Bearer ${testKeys.apiKey}`, ...headers });
  if (sent.get('authorization') === '') sent.delete('authorization');
  if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(url, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: text }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The refusal that an answer is. @throws Error when it is none, or not of the form that all have */
export function problemOf(answer: Answer): ProblemBody {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) {
    throw new Error(`${answer.status} ${type} is no problem: ${answer.text.slice(0, 300)}`);
  }
  const body = problem.parse(JSON.parse(answer.text));
  if (body.status !== answer.status) throw new Error(`The problem says ${body.status}: ${answer.status}`);
  const known = problemCatalogue.find(({ code }) => code === body.code);
  const isAsCatalogued =
    known?.status.includes(body.status) === true &&
    (known.retriable === 'sometimes' || known.retriable === body.retriable);
  if (!isAsCatalogued) throw new Error(`Not as in the catalogue of problems: ${answer.text}`);
  return body;
}

/** A bed whose API is reached as a PSA, a browser or a stranger would: by plain HTTP under one address. */
export class ApiUnderTest {
  readonly bed: Bed;
  readonly url: string;

  private constructor(bed: Bed, url: string) {
    this.bed = bed;
    this.url = url;
  }

  /** `env` may name its own origin. */
  static async open(env: (url: string) => NodeJS.ProcessEnv = () => ({})): Promise<ApiUnderTest> {
    const { api: port = 0 } = await claimPorts('127.0.0.1', { api: 0 });
    const url = `http://127.0.0.1:${port}`;
    const bed = await Bed.make(await devServer(), {
      api: true,
      env: { API_PORT: String(port), API_PUBLIC_URL: url, ...env(url) },
    });
    return new ApiUnderTest(bed, url);
  }

  close(): Promise<void> {
    return this.bed.stop();
  }

  send(method: string, path: string, order: Order = {}): Promise<Answer> {
    return request(`${this.url}${path}`, method, order);
  }

  /** @throws Error when the answer is no refusal of this status */
  async refused(status: number, method: string, path: string, order: Order = {}): Promise<ProblemBody> {
    const answer = await this.send(method, path, order);
    if (answer.status !== status) throw new Error(`${answer.status}, not ${status}: ${answer.text}`);
    return problemOf(answer);
  }

  /** Connects as a person does: opens the link, logs in at Sage, consents, comes back through the callback. */
  async walk(unit: string, email: string, options: object = {}) {
    return walkConsent(await this.bed.psa.authorize(unit, options), { email, password });
  }
}

export const invoicePath = (unit: string, invoiceId: string): string =>
  `/v1/business-units/${unit}/invoices/${invoiceId}`;

export const connectionPath = (unit: string): string => `/v1/business-units/${unit}/connection`;
