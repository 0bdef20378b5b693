import assert from 'node:assert/strict';
import { z } from 'zod';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { ApiUnderTest } from './api-under-test.ts';

const UNIT = 'codec-unit';
const UI = 'http://temporal-ui.example.test';

const payload = z.object({ metadata: z.record(z.string(), z.string()), data: z.string() });
const payloads = z.object({ payloads: z.array(payload) });
type WirePayload = z.infer<typeof payload>;

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const clear = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

describe('The codec server', () => {
  let api: ApiUnderTest;
  let encrypted: WirePayload;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ CODEC_ORIGINS: UI }));
    await api.bed.consent(UNIT, 'sam@harbour.test');
    await api.bed.handOver(UNIT, 'coded', { number: 'CO-1' });
    await api.bed.untilStatus(UNIT, 'coded', 'waiting');
    encrypted = await firstInput();
  });
  after(() => api.close());

  /** As the UI and the command line find it: the argument of the workflow, raw from its history. */
  async function firstInput(): Promise<WirePayload> {
    const { history } = await api.bed.client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: invoiceWorkflowId(UNIT, 'coded') },
    });
    const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
    const { metadata, data } = started?.input?.payloads?.[0] ?? {};
    const entries = Object.entries(metadata ?? {}).map(([key, value]) => [key, base64(value)] as const);
    return { metadata: Object.fromEntries(entries), data: base64(data ?? '') };
  }

  const ask = (direction: 'encode' | 'decode', list: unknown[], headers: Record<string, string> = {}) =>
    api.send('POST', `/codec/${direction}`, { body: { payloads: list }, headers });
  async function answered(direction: 'encode' | 'decode', one: WirePayload): Promise<WirePayload> {
    const answer = await ask(direction, [one]);
    assert.equal(answer.status, 200, answer.text);
    const [first] = payloads.parse(JSON.parse(answer.text)).payloads;
    assert.ok(first !== undefined);
    return first;
  }

  it('opens a payload of a real history for whoever brings a key', async () => {
    assert.equal(clear(encrypted.metadata['encoding'] ?? ''), 'binary/encrypted');
    assert.ok(!clear(encrypted.data).includes('CO-1'));
    const opened = await answered('decode', encrypted);
    assert.equal(clear(opened.metadata['encoding'] ?? ''), 'json/plain');
    assert.match(clear(opened.data), /"number":"CO-1"/);
  });

  it('encrypts a payload so that it opens to the same', async () => {
    const opened = await answered('decode', encrypted);
    const again = await answered('encode', opened);
    assert.equal(clear(again.metadata['encoding'] ?? ''), 'binary/encrypted');
    assert.notEqual(again.data, encrypted.data);
    assert.deepEqual(await answered('decode', again), opened);
  });

  it('leaves a payload that is not encrypted as it is', async () => {
    const plain = { metadata: { encoding: base64('json/plain') }, data: base64('"hello"') };
    assert.deepEqual(await answered('decode', plain), plain);
  });

  it('opens nothing without a key, nor for any other origin', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { origin: 'http://evil.example.test' },
      { origin: `${UI}.evil.test` },
    ];
    for (const headers of strangers) {
      for (const direction of ['encode', 'decode'] as const) {
        const answer = await ask(direction, [encrypted], { authorization: '', ...headers });
        assert.equal(answer.status, 401);
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
        assert.ok(!answer.text.includes('CO-1'));
      }
    }
    const preflight = { headers: { authorization: '', origin: 'http://evil.example.test' } };
    assert.equal((await api.send('OPTIONS', '/codec/decode', preflight)).status, 401);
  });

  it('opens without a key for the UI that the operator named', async () => {
    const headers = { authorization: '', origin: UI };
    const preflight = await api.send('OPTIONS', '/codec/decode', { headers });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), UI);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /x-namespace/);
    const answer = await ask('decode', [encrypted], { ...headers, 'x-namespace': 'default' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), UI);
    const [opened] = payloads.parse(JSON.parse(answer.text)).payloads;
    assert.match(clear(opened?.data ?? ''), /"number":"CO-1"/);
  });

  it('says of a payload that does not open what is wrong with it', async () => {
    const bytes = Buffer.from(encrypted.data, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const otherKey = { ...encrypted.metadata, 'encryption-key-id': base64('retired-7') };
    for (const [what, one, message] of [
      ['altered', { ...encrypted, data: base64(bytes) }, /was altered, or the key is another/],
      ['of another key', { ...encrypted, metadata: otherKey }, /No codec key with id "retired-7"/],
      ['cut short', { ...encrypted, data: base64(bytes.subarray(0, 5)) }, /^A payload/],
      ['empty', { ...encrypted, data: '' }, /^A payload/],
    ] as const) {
      const order = { body: { payloads: [one] } };
      const refusal = await api.refused(422, 'POST', '/codec/decode', order);
      assert.equal(refusal.code, 'payload_refused', what);
      assert.match(refusal.detail, message);
    }
    const notBase64 = { body: { payloads: [{ data: '***' }] } };
    const refusal = await api.refused(422, 'POST', '/codec/decode', notBase64);
    assert.equal(refusal.errors?.[0]?.pointer, '/payloads/0/data');
  });
});
