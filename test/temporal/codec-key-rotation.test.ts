import assert from 'node:assert/strict';
import { type Client } from '@temporalio/client';
import { temporalProblem } from '../../api/temporal-problem.ts';
import { Authenticator } from '../../api/authenticator.ts';
import { Tickets } from '../../api/connection/tickets.ts';
import { Connections } from '../../api/connection/connections.ts';
import { Invoices } from '../../api/invoice/invoices.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { connectionChangedSignal } from '../../domain/invoice/messages.ts';
import { requestSyncSignal } from '../../domain/payments/messages.ts';
import { eventually } from '../support/eventually.ts';
import { connectClient, temporalSettings } from '../../temporal/connect.ts';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';
import { EncryptionCodec } from '../../temporal/payload-codec.ts';
import { payloadsOf } from '../../temporal/payloads-of.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { Turns } from '../support/turns.ts';

const UNIT = 'rotated';
const first = generateKeyEntry('main-1');
const second = generateKeyEntry('main-2');
const anAuthorization = {
  redirectUri: 'http://localhost/back',
  returnUrl: null,
  country: null,
  allowOtherBusiness: false,
};

/** In order, as the runbook tells it, with invoices open all the while; then the mistake that it warns of. */
describe('replacing a codec key while invoices are open (S2)', () => {
  let bed: Bed;
  let clients: Client[];
  /** With both keys, to look on. */
  let invoices: Invoices;
  before(async () => {
    bed = await Bed.make(await devServer(), { env: { CODEC_KEYS: first } });
    clients = [];
    invoices = invoicesWith(`${first},${second}`);
    await bed.verified(UNIT);
  });
  after(async () => {
    await Promise.all(clients.map((client) => client.connection.close()));
    await bed.stop();
  });

  function clientWith(keys: string): Client {
    const client = connectClient(temporalSettings(bed.env), parseKeyRing(keys));
    clients.push(client);
    return client;
  }
  const invoicesWith = (keys: string) => new Invoices(clientWith(keys), bed.env['TASK_QUEUE'] ?? '');
  const connectionsWith = (keys: string) =>
    new Connections(
      clientWith(keys),
      bed.env['TASK_QUEUE'] ?? '',
      new Tickets(new Authenticator(parseKeyRing(keys), 'authorization')),
    );
  /** Workers, and a hand-over as the API does it, with these keys. */
  const restartWith = async (keys: string) => {
    await bed.stopWorker();
    bed.env['CODEC_KEYS'] = keys;
    await bed.startWorker();
  };
  const handOver = (id: string, by = invoicesWith(bed.env['CODEC_KEYS'] ?? '')) =>
    by.handOver({ businessUnit: UNIT, invoiceId: id }, anInvoice({ number: id }), {
      requestId: 'a-request',
      bulk: false,
    });
  const until = (id: string, wanted: (view: InvoiceView) => boolean) =>
    eventually(async () => {
      const view = await invoices.view({ businessUnit: UNIT, invoiceId: id }).catch(() => undefined);
      return view !== undefined && wanted(view) ? view : undefined;
    }, `invoice ${id} as wanted`);
  const open = async (id: string) => {
    await handOver(id);
    await until(id, ({ waitingFor }) => waitingFor?.what === 'payment');
  };
  const pay = async (id: string, sageId: string) => {
    await bed.outside.sage.control.recordPayment({ invoiceId: sageId });
    const { workflowId } = bed.invoice(UNIT, id);
    await bed.paymentWatch().signal(requestSyncSignal, { sageInvoiceId: sageId, workflowId });
  };
  const sageIdOf = async (id: string) => (await until(id, (view) => view.sage !== null)).sage?.id ?? '';
  const isPaid = ({ status }: InvoiceView) => status === 'paid';
  /** Key ids in the order in which the run's history came to use them. */
  const keysOf = async (id: string) => {
    const ids = [...payloadsOf(await bed.invoice(UNIT, id).fetchHistory())].map(({ metadata }) =>
      Buffer.from(metadata['encryption-key-id'] ?? []).toString(),
    );
    return [...new Set(ids)].filter((key) => key !== '');
  };

  it('leaves them going through each step, and uses the new key once it is the first', async () => {
    await open('early');
    await open('waits');
    await open('waits-on');
    await restartWith(`${first},${second}`);
    await open('between');
    assert.deepEqual(await keysOf('between'), ['main-1']);
    await restartWith(`${second},${first}`);
    for (const id of ['early', 'between']) {
      await pay(id, await sageIdOf(id));
      await until(id, isPaid);
      assert.deepEqual(await keysOf(id), ['main-1', 'main-2']);
    }
    await open('late');
    assert.deepEqual(await keysOf('late'), ['main-2']);
  });

  it('with the old one taken away too early names it, and loses nothing: with the key back all go on', async () => {
    const inSage = await sageIdOf('waits');
    await connectionsWith(`${first},${second}`).begin('begun', anAuthorization);
    await restartWith(second);
    const blind = invoicesWith(second);
    const look = () => blind.view({ businessUnit: UNIT, invoiceId: 'waits' });
    const authorize = (keys: string) => connectionsWith(keys).begin('begun', anAuthorization);
    await assert.rejects(look, (error) =>
      /do not hold the codec key "main-1"/.test(temporalProblem(error)?.message ?? ''),
    );
    await assert.rejects(authorize(second), (error) => {
      const problem = temporalProblem(error);
      assert.equal(problem?.fields.code, 'codec_key_missing');
      assert.match(problem.message, /^The workers do not hold the codec key "main-1"/);
      return true;
    });
    await pay('waits', inSage);
    // Something that it has to take up, which it cannot without the key.
    await bed.invoice(UNIT, 'waits').signal(connectionChangedSignal, { version: 0 });
    await handOver('handed-over-meanwhile', blind);
    const said = async () => (await refusals('waits')).find((text) => text.includes('No codec key'));
    const refusal = await eventually(said, 'the reason in the history of a run that needs the key');
    assert.match(refusal, /No codec key with id \\?"main-1\\?": add it to CODEC_KEYS/);
    await restartWith(`${second},${first}`);
    await until('waits', isPaid);
    await until('handed-over-meanwhile', ({ waitingFor }) => waitingFor?.what === 'payment');
    const all = ['early', 'waits', 'waits-on', 'between', 'late', 'handed-over-meanwhile'];
    assert.deepEqual(await new Turns(bed).notOnce(all), []);
  });

  it('names it also where the API alone lacks it', async () => {
    await assert.rejects(invoicesWith(first).view({ businessUnit: UNIT, invoiceId: 'late' }), (error) => {
      const problem = temporalProblem(error);
      assert.equal(problem?.fields.code, 'codec_key_missing');
      assert.match(problem.message, /^This API does not hold the codec key "main-2"/);
      return true;
    });
  });

  /** Why steps of a run failed, as an operator reads it in Temporal's UI with the key that is left. */
  async function refusals(id: string): Promise<string[]> {
    const codec = new EncryptionCodec(parseKeyRing(second));
    const { events } = await bed.invoice(UNIT, id).fetchHistory();
    const failures = (events ?? []).map(({ workflowTaskFailedEventAttributes: failed }) => failed?.failure);
    const opened = await codec.decode([...payloadsOf(failures)]);
    return opened.map(({ data }) => Buffer.from(data ?? []).toString());
  }
});
