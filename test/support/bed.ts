import { randomUUID } from 'node:crypto';
import { getClient } from '@temporalio/activity';
import { type Client, type WorkflowHandle } from '@temporalio/client';
import { Authenticator } from '../../api/authenticator.ts';
import { readApiConfig } from '../../api/config.ts';
import { Connections } from '../../api/connection/connections.ts';
import { Tickets } from '../../api/connection/tickets.ts';
import { Invoices } from '../../api/invoice/invoices.ts';
import { startApi } from '../../api/start-api.ts';
import { Cursors, type ListReader } from '../../api/visibility-page.ts';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import {
  caretakerScheduleId,
  connectionWorkflowId,
  consentWorkflowId,
  invoiceWorkflowId,
  paymentWatchWorkflowId,
  turnstileWorkflowId,
} from '../../domain/keys.ts';
import { type HealthReport } from '../../domain/runs/health-report.ts';
import type { caretaker } from '../../workflows/runs/caretaker.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { harbour, lagan, liffey, northwind, password, userIds, users } from '../../sandbox/sage/seed.ts';
import { authorizeUrl } from '../../sage/authorize-url.ts';
import { Browser } from './browser.ts';
import { walkConsent } from './browser-walk.ts';
import { eventually } from './eventually.ts';
import { PsaClient } from './psa-client.ts';
import { Witness } from './witness.ts';
import { embeddedEnvironment } from '../../scripts/embedded/environment.ts';
import {
  type OutsideWorld,
  type OutsideWorldOptions,
  startOutsideWorld,
} from '../../scripts/embedded/outside-world.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { connectClient, temporalSettings } from '../../temporal/connect.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as paymentsMessages from '../../domain/payments/messages.ts';
import { paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { OpenInvoiceRuns } from './open-invoice-runs.ts';
import { type Server, silent, testKeys } from './servers.ts';
import { workflowBundle } from './workflow-bundle.ts';

export interface BedOptions {
  readonly sandbox?: OutsideWorldOptions['sandbox'];
  /** Also the API, with a client as a PSA has it. */
  readonly api?: boolean;
  /** Settings of api and worker that differ. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A worker of our own on a shared server, with a Sage, a mailbox and a PSA of its own. */
export class Bed {
  readonly outside: OutsideWorld;
  readonly witness: Witness;
  readonly env: NodeJS.ProcessEnv;
  readonly client: Client;
  readonly lists: ListReader;
  readonly connections: Connections;
  readonly invoices: Invoices;
  readonly server: Server;
  /** What the workers' clock is ahead of this machine's. */
  #aheadMs = 0;
  #psa: PsaClient | undefined;
  #worker: RunningWorker | undefined;
  #stopApi: (() => Promise<void>) | undefined;

  private constructor(server: Server, outside: OutsideWorld, env: NodeJS.ProcessEnv) {
    this.server = server;
    this.outside = outside;
    this.env = env;
    this.witness = new Witness(outside);
    const taskQueue = env['TASK_QUEUE'] ?? '';
    const keys = readWorkerConfig(env).CODEC_KEYS;
    this.client = connectClient(temporalSettings(env), keys);
    this.lists = { client: this.client, cursors: new Cursors(new Authenticator(keys, 'cursor')) };
    this.connections = new Connections(
      this.client,
      taskQueue,
      new Tickets(new Authenticator(keys, 'authorization')),
    );
    this.invoices = new Invoices(this.client, taskQueue);
  }

  static async make(server: Server, options: BedOptions = {}): Promise<Bed> {
    const outside = await startOutsideWorld({
      keys: testKeys,
      sandbox: { limits: 'none', ...options.sandbox },
    });
    // The consent's way back holds the port, so it must be known before.
    const { api: apiPort = 0 } = await claimPorts('127.0.0.1', { api: 0 });
    const env = {
      ...embeddedEnvironment({
        keys: testKeys,
        outside,
        temporalAddress: server.address,
        apiPort,
        taskQueue: `test-${randomUUID()}`,
        logLevel: 'silent',
      }),
      // Pace is what its own tests are about; elsewhere it would only make them wait.
      SAGE_LIMITS: 'off',
      // And so does the rhythm of looking for payments where weeks are skipped.
      PAYMENT_CHECK_MINUTES: '1440',
      // It looks where a test asks it to.
      CARETAKER_MINUTES: '0',
      ...options.env,
    };
    const bed = new Bed(server, outside, env);
    await bed.startWorker();
    if (options.api === true) await bed.#startApi();
    return bed;
  }

  /** `change`: makes other code of the workflows, as a deployment would. */
  async startWorker(change = (code: string) => code): Promise<void> {
    const { code } = await workflowBundle();
    this.#worker = await startWorker(readWorkerConfig(this.env), {
      env: this.env,
      log: silent,
      workflowBundle: { code: change(code) },
      now: () => Date.now() + this.#aheadMs,
      ...(!this.server.lists && { invoiceRuns: new OpenInvoiceRuns(getClient) }),
    });
  }

  /** Lets time pass for everybody alike: Temporal, Sage and the workers. Only where the server skips time. */
  async pass(ms: number): Promise<void> {
    this.#aheadMs += ms;
    await this.outside.sage.control.clock.advance({ seconds: ms / 1000 });
    await this.server.skip(`${ms} ms`);
  }

  /** The worker's activities believe that it is later by so much, while `work` lasts; Temporal and Sage do not. */
  async whileAhead(ms: number, work: () => Promise<void>): Promise<void> {
    this.#aheadMs += ms;
    try {
      await work();
    } finally {
      this.#aheadMs -= ms;
    }
  }

  async stopWorker(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = undefined;
  }

  get psa(): PsaClient {
    if (this.#psa === undefined) throw new Error('This bed has no API');
    return this.#psa;
  }

  async stop(): Promise<void> {
    await this.#stopApi?.();
    await this.stopWorker();
    // The next bed on this server has the same Sage businesses and users, and a worker of its own.
    const entities = [
      ...[northwind, harbour, liffey, lagan].flatMap(({ id }) => [this.turnstile(id), this.paymentWatch(id)]),
      ...Object.values(userIds).map((id) => this.consentOf(id)),
    ];
    for (const entity of entities) await entity.terminate('the end of a test').catch(() => undefined);
    await this.client.connection.close();
    await this.outside.stop();
  }

  connection(unit: string): WorkflowHandle {
    return this.client.workflow.getHandle(connectionWorkflowId(unit));
  }

  /** Of a Sage user, by id. */
  consentOf(sageUser: string): WorkflowHandle {
    return this.client.workflow.getHandle(consentWorkflowId(sageUser));
  }

  invoice(unit: string, invoiceId: string): WorkflowHandle {
    return this.client.workflow.getHandle(invoiceWorkflowId(unit, invoiceId));
  }

  paymentWatch(sageBusinessId = northwind.id): WorkflowHandle {
    return this.client.workflow.getHandle(paymentWatchWorkflowId(sageBusinessId));
  }

  /** Follows the payment watch of Northwind until it is as wanted. */
  watchUntil(wanted: (view: PaymentWatchView) => boolean, what: string): Promise<PaymentWatchView> {
    const look = async () => {
      const view = await this.paymentWatch()
        .query(paymentsMessages.getPaymentWatchQuery)
        .catch(() => undefined);
      return view && wanted(view) ? view : undefined;
    };
    return eventually(look, what);
  }

  /** Has the payment watch look at one invoice, as a notice of Sage's changes would, and tell it. */
  async sync(unit: string, invoiceId: string): Promise<void> {
    const { sage } = await this.invoices.view({ businessUnit: unit, invoiceId });
    const sageInvoiceId = sage?.id ?? '';
    await this.paymentWatch().signal(paymentsMessages.requestSyncSignal, {
      sageInvoiceId,
      workflowId: invoiceWorkflowId(unit, invoiceId),
    });
  }

  /** As a connection does when it becomes usable. */
  async openPaymentWatch(unit: string, sageBusinessId = northwind.id): Promise<void> {
    await this.client.workflow.signalWithStart(paymentWatch, {
      workflowId: paymentWatchWorkflowId(sageBusinessId),
      taskQueue: this.env['TASK_QUEUE'] ?? '',
      args: [{ sageBusinessId }],
      signal: paymentsMessages.watchUnitSignal,
      signalArgs: [{ unit, countryId: null, edition: null }],
    });
  }

  turnstile(sageBusinessId = northwind.id): WorkflowHandle {
    return this.client.workflow.getHandle(turnstileWorkflowId(sageBusinessId));
  }

  /** Consent of a Sage user, through Sage's own pages, as far as the callback. */
  async consent(
    unit: string,
    person: string,
    choice: { allowOtherBusiness?: boolean } = {},
  ): Promise<ConnectionView> {
    const redirectUri = 'http://127.0.0.1:9/callback';
    const { state } = await this.connections.begin(unit, {
      redirectUri,
      returnUrl: null,
      country: null,
      allowOtherBusiness: choice.allowOtherBusiness ?? false,
    });
    const browser = 'a-browser';
    const connection = this.connection(unit);
    const bound = await connection.executeUpdate(connectionMessages.bindBrowserUpdate, {
      args: [{ state, browser }],
    });
    const code = await this.codeFor({ ...bound, state, person });
    const answer = { state, browser, outcome: { code } };
    await connection.executeUpdate(connectionMessages.completeAuthorizationUpdate, { args: [answer] });
    return this.connections.view(unit);
  }

  /** Walks Sage's pages up to the redirect and reads the code off it. */
  async codeFor(ask: {
    state: string;
    redirectUri: string;
    codeChallenge: string;
    person: string;
  }): Promise<string> {
    const { state, redirectUri, codeChallenge } = ask;
    const url = authorizeUrl({
      state,
      redirectUri,
      codeChallenge,
      authorizeUrl: this.env['SAGE_AUTHORIZE_URL'] ?? '',
      clientId: 'sandbox-client',
    });
    const callback = await walkConsent(
      url,
      { email: ask.person, password },
      { browser: new Browser(ask.redirectUri) },
    );
    return new URL(callback.url).searchParams.get('code') ?? '';
  }

  /** A unit that may send invoices: consent of Olivia, Northwind chosen, tested with "Sales - Services". */
  async verified(unit: string): Promise<void> {
    const { status, problem } = await this.consent(unit, users.olivia);
    if (status !== 'choosing_business')
      throw new Error(`The consent of ${unit} leads to no choice: ${status}, ${JSON.stringify(problem)}`);
    const connection = this.connection(unit);
    await connection.executeUpdate(connectionMessages.chooseBusinessUpdate, {
      args: [{ businessId: northwind.id }],
    });
    const test = { ledgerName: 'Sales - Services', keepTestInvoice: false };
    const { outcome } = await connection.executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [test],
    });
    if (outcome === 'success') return;
    const { lastTest } = await this.connections.view(unit);
    throw new Error(`The test failed: ${JSON.stringify(lastTest?.steps)}`);
  }

  async handOver(
    unit: string,
    invoiceId: string,
    changes: Partial<InvoiceRequest> = {},
  ): Promise<WorkflowHandle> {
    const how = { requestId: 'a-request', bulk: false };
    await this.invoices.handOver({ businessUnit: unit, invoiceId }, anInvoice(changes), how);
    return this.invoice(unit, invoiceId);
  }

  /** Follows the invoice until it is as wanted. @throws Error with its state when that never comes */
  async until(unit: string, invoiceId: string, wanted: (view: InvoiceView) => boolean): Promise<InvoiceView> {
    let last: InvoiceView | undefined;
    const look = async () => {
      last = await this.invoices.view({ businessUnit: unit, invoiceId });
      return wanted(last) ? last : undefined;
    };
    const what = () =>
      `${invoiceId}, which is ${last?.status}: ${JSON.stringify(last?.attention ?? last?.waitingFor)}\n${JSON.stringify(last?.timeline)}`;
    return eventually(look, what);
  }

  untilStatus(unit: string, invoiceId: string, status: InvoiceView['status']): Promise<InvoiceView> {
    return this.until(unit, invoiceId, (view) => view.status === status);
  }

  /** One look of the caretaker at all runs of this bed. */
  async inspectRuns(): Promise<HealthReport> {
    const { env, client } = this;
    const taskQueue = env['TASK_QUEUE'] ?? '';
    const workflowId = `${caretakerScheduleId(taskQueue)}:${randomUUID()}`;
    return client.workflow.execute<typeof caretaker>('caretaker', { taskQueue, workflowId, args: [] });
  }

  /** What the PSA was told of an invoice, once it was told at least `count` times. */
  toldOf(invoiceId: string, count: number) {
    return eventually(() => {
      const told = this.witness.statusesTold(invoiceId);
      return told.sequences.length >= count ? told : undefined;
    }, `${count} events about ${invoiceId}`);
  }

  async #startApi(): Promise<void> {
    const api = await startApi(readApiConfig(this.env), { env: this.env, log: silent });
    this.#stopApi = () => api.stop();
    this.#psa = new PsaClient(api.url, testKeys.apiKey);
    await this.outside.sage.control.setNotify({
      url: `${api.url}/webhooks/sage`,
      secret: testKeys.noticeSecret,
    });
  }
}

const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' };
const anAddress = { line1: '1 Example Street', city: 'London', postalCode: 'N1 1AA', country: 'GB' };

/** A plain invoice to a customer that Sage knows; change what the test is about. */
export const anInvoice = (changes: Partial<InvoiceRequest> = {}): InvoiceRequest =>
  invoiceRequest.parse({
    number: 'NW-1',
    // So that none is overdue unless a test wants it.
    date: '2066-11-02',
    currency: 'GBP',
    lines: [{ description: 'Consulting', quantity: '2', unitPrice: '100.00' }],
    ...changes,
    customer: { address: anAddress, ...(changes.customer ?? acme) },
  });
