import assert from 'node:assert/strict';
import { createAttachment, listAttachments } from '../../sage/attachments.ts';
import { closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { page } from './samples.ts';

const ofInvoice = { kind: 'invoice', documentId: 'a'.repeat(32) } as const;

describe('Attachments at Sage', () => {
  afterEach(closeFakeSages);

  it('count as there unless they were deleted, whatever else Sage leaves out', async () => {
    const records = [
      { id: '1', file_name: 'a.pdf', file_size: '10', deleted_at: null },
      { id: '2', file_name: 'b.pdf', file_size: 20, deleted_at: '2026-11-24T08:00:00Z' },
      { id: '3' },
    ];
    const sage = await startFakeSage((_, response) => json(response, page(records, null)));
    assert.deepEqual(await listAttachments(sage.session, ofInvoice), [
      { id: '1', fileName: 'a.pdf', size: 10 },
      { id: '3', fileName: '', size: -1 },
    ]);
    const { query } = sage.received[0] ?? {};
    assert.equal(query?.get('attachment_context_id'), ofInvoice.documentId);
    assert.equal(query?.get('attachment_context_type_id'), 'SALES_INVOICE');
  });

  it('are never sent larger than Sage takes', async () => {
    const sage = await startFakeSage((_, response) => json(response, {}));
    const file = { ...ofInvoice, fileName: 'a.pdf', bytes: Buffer.alloc(2_621_441) };
    await assert.rejects(createAttachment(sage.session, file), RangeError);
    assert.equal(sage.received.length, 0);
  });
});
