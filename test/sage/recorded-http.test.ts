import assert from 'node:assert/strict';
import { createAttachment } from '../../sage/attachments.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { CallRecord } from '../../sage/recorded-http.ts';
import { openSession } from '../../sage/session.ts';
import { packCalls, unpackCalls } from '../../temporal/packed-calls.ts';
import { caught } from './caught.ts';
import { accessToken, businessId, closeFakeSages, json, type Reply, startFakeSage } from './fake-sage.ts';
import { complaint } from './samples.ts';

describe('The record of calls to Sage', () => {
  afterEach(closeFakeSages);

  const recording = async (reply: Reply, frozenBody?: string) => {
    const { http } = await startFakeSage(reply, { timeoutMs: 1_000 });
    const record = new CallRecord(frozenBody);
    return { record, session: openSession({ http: record.over(http), accessToken, businessId }) };
  };

  it('has what was sent and answered, and no token, even where Sage says it back', async () => {
    const { record, session } = await recording((call, response) =>
      json(response, complaint('RecordInvalid', `${call.headers.authorization ?? ''} ${call.body}`), 422),
    );
    await caught(markInvoiceSent(session, { id: 'i1', idempotencyId: 'x' }));
    const [call] = record.calls;
    assert.ok(call !== undefined && call.sent !== 'frozen');
    assert.deepEqual(
      [call.method, call.path, call.business, call.outcome, call.answer?.status, call.answer?.requestId],
      ['PUT', '/sales_invoices/i1', businessId, 'refused', 422, 'req-1'],
    );
    assert.match(call.sent?.text ?? '', /idempotency_id/);
    assert.match(call.answer?.body?.text ?? '', /RecordInvalid/);
    assert.ok(!JSON.stringify(record.calls).includes(accessToken));
  });

  it('says of a lost answer to a write that the outcome is unknown, and of a read that it failed', async () => {
    const { record, session } = await recording((_call, response) => response.destroy());
    await caught(markInvoiceSent(session, { id: 'i1', idempotencyId: 'x' }));
    await caught(readInvoice(session, 'i1'));
    assert.deepEqual(
      record.calls.map(({ outcome, answer }) => [outcome, answer]),
      [
        ['unknown', null],
        ['failed', null],
      ],
    );
  });

  it('keeps of files and PDFs name, size and digest, never the content', async () => {
    const bytes = Buffer.from('what nobody else may read');
    const { record, session } = await recording((call, response) => {
      if (call.method === 'POST') return json(response, { id: 'a1', file_name: 'a.csv', file_size: 25 });
      response.writeHead(200, { 'content-type': 'application/pdf', 'x-business': businessId });
      response.end('%PDF-1.7 what nobody else may read');
    });
    await createAttachment(session, { kind: 'invoice', documentId: 'i1', fileName: 'a.csv', bytes });
    await readInvoicePdf(session, 'i1');
    const [attached, pdf] = record.calls;
    assert.ok(attached !== undefined && attached.sent !== 'frozen');
    assert.match(
      attached.sent?.text ?? '',
      /"file":"\(25 bytes, SHA-256 [0-9a-f]{64}\)","file_name":"a.csv"/,
    );
    assert.equal(attached.sent?.shortened, true);
    assert.deepEqual([pdf?.answer?.body?.text, pdf?.answer?.body?.bytes], [null, 34]);
    for (const content of [bytes.toString(), bytes.toString('base64')])
      assert.ok(!JSON.stringify(record.calls).includes(content));
  });

  it('shortens a long answer to its beginning, with size and digest of the whole', async () => {
    const { record, session } = await recording((_call, response) =>
      json(response, { id: 'i1', notes: 'x'.repeat(100_000) }),
    );
    await caught(readInvoice(session, 'i1'));
    const body = record.calls[0]?.answer?.body;
    assert.deepEqual([body?.shortened, body?.text?.length, body?.bytes], [true, 32_000, 100_022]);
    assert.match(body?.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('does not keep once more what an earlier try sent', async () => {
    const reply: Reply = (_call, response) => response.destroy();
    const first = await recording(reply);
    await caught(markInvoiceSent(first.session, { id: 'i1', idempotencyId: 'x' }));
    const sent = first.record.calls[0]?.sent;
    assert.ok(sent !== undefined && sent !== null && sent !== 'frozen');
    const again = await recording(reply, sent.text ?? '');
    await caught(markInvoiceSent(again.session, { id: 'i1', idempotencyId: 'x' }));
    assert.equal(again.record.calls[0]?.sent, 'frozen');
  });

  it('packs to far less, and comes out as it was; what is none of ours is not read', async () => {
    const { record, session } = await recording((_call, response) =>
      json(response, { id: 'i1', notes: 'the same words over and over '.repeat(500) }),
    );
    await caught(readInvoice(session, 'i1'));
    const packed = packCalls(record.calls);
    assert.ok(packed.length < 1_500, `${packed.length}`);
    assert.deepEqual(unpackCalls(packed), record.calls);
    for (const other of ['', 'not packed', Buffer.from('{}').toString('base64'), packed.slice(20)])
      assert.equal(unpackCalls(other), null);
  });
});
