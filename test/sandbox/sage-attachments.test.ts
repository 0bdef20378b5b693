import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, textAt } from './sage-driver.ts';

describe('Sage sandbox: attachments', () => {
  let driver: Driver;
  let invoiceId: string;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
    invoiceId = textAt(await driver.post('/sales_invoices', invoice()), 'id');
  });
  afterEach(() => driver.sandbox.stop());

  const bytes = Buffer.from('a receipt');
  const attach = (fields: Record<string, unknown> = {}) =>
    driver.post('/attachments', {
      attachment: {
        file: bytes.toString('base64'),
        file_name: 'receipt.txt',
        mime_type: 'text/plain',
        file_size: bytes.length,
        attachment_context_type_id: 'SALES_INVOICE',
        attachment_context_id: invoiceId,
        ...fields,
      },
    });
  const listed = (more = '') =>
    driver.get(
      `/attachments?attachment_context_type_id=SALES_INVOICE&attachment_context_id=${invoiceId}&attributes=file_name,file_size${more}`,
    );

  it('are kept with the document, listed by it, and given out again', async () => {
    const made = await attach();
    assert.deepEqual([made.status, at(made, 'file_size')], [201, bytes.length]);
    const list = await listed();
    assert.deepEqual(
      [at(list, '$total'), at(list, '$items', 0, 'file_name'), at(list, '$items', 0, 'file_size')],
      [1, 'receipt.txt', bytes.length],
    );
    assert.equal((await driver.get(`/attachments/${textAt(made, 'id')}/file`)).body, 'a receipt');
    const having = await driver.get('/sales_invoices?has_attachments=true');
    assert.deepEqual([at(having, '$total'), at(having, '$items', 0, 'id')], [1, invoiceId]);
  });

  it('may be there twice: nothing tells that it is the same upload', async () => {
    await attach();
    await attach();
    assert.equal(at(await listed(), '$total'), 2);
  });

  it('are gone from the list once they are deleted, but for what was deleted since', async () => {
    const id = textAt(await attach(), 'id');
    assert.equal((await driver.del(`/attachments/${id}`)).status, 204);
    assert.equal(at(await listed(), '$total'), 0);
    const deleted = await listed('&deleted_since=2000-01-01T00:00:00Z');
    assert.equal(at(deleted, '$total'), 1);
    assert.equal((await driver.get(`/attachments/${id}/file`)).status, 404);
  });

  it('have at most 2,621,440 bytes', async () => {
    const of = (size: number) => attach({ file: Buffer.alloc(size).toString('base64'), file_size: size });
    assert.equal((await of(2_621_440)).status, 201);
    const refused = await of(2_621_441);
    assert.deepEqual([refused.status, textAt(refused, '0', '$source')], [422, 'file_size']);
  });

  it('are refused without a file, with another size, or with half of the filter', async () => {
    assert.equal((await attach({ file: '' })).status, 422);
    assert.equal((await attach({ file: 'no base64!' })).status, 422);
    assert.equal((await attach({ file_size: 1 })).status, 422);
    assert.equal((await driver.get(`/attachments?attachment_context_id=${invoiceId}`)).status, 422);
  });

  it('belong to a document of their kind, which is there', async () => {
    assert.equal((await attach({ attachment_context_id: '0'.repeat(32) })).status, 404);
    assert.equal((await attach({ attachment_context_type_id: 'SALES_CREDIT_NOTE' })).status, 404);
    assert.equal((await attach({ attachment_context_type_id: 'NO_SUCH' })).status, 404);
  });

  it('need a user who may sell', async () => {
    const { control } = driver.sandbox;
    await control.setUserRights({ userEmail: users.olivia, rights: { Sales: 'ReadOnly' } });
    assert.equal((await attach()).status, 403);
    assert.equal((await listed()).status, 200);
  });
});
