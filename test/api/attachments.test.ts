import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Attachment } from '../../domain/invoice/attachments.ts';
import { type InvoicePreview, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'attachments-unit';
const SIGNATURE = 'signature=5ecret5ecret';
const sha256 = 'ab'.repeat(32);
const url = `https://psa.example.test/files/a.pdf?${SIGNATURE}`;
const named = (fileName: string, changes: object = {}) => ({ url, sha256, fileName, ...changes });

/** What is wrong, where, what is said of it. */
const bad: readonly [attachments: unknown, pointer: string, message: RegExp][] = [
  [['a', 'b', 'c', 'd', 'e', 'f'].map((name) => named(name)), '/attachments', /5 files or fewer/],
  [[named('a.pdf'), named('a.pdf')], '/attachments/1/fileName', /name of another file/],
  [[named('a.pdf', { url: `ftp://psa.example.test/a?${SIGNATURE}` })], '/attachments/0/url', /http or https/],
  [[named('a.pdf', { url: `a.pdf?${SIGNATURE}` })], '/attachments/0/url', /http or https/],
  [[named('a.pdf', { url: `${url}#page=1` })], '/attachments/0/url', /fragment/],
  [[named('a.pdf', { url: 'https://me:5ecret5ecret@psa.example.test/' })], '/attachments/0/url', /password/],
  [[named('a.pdf', { url: `${url}${'x'.repeat(2000)}` })], '/attachments/0/url', /2,000 characters/],
  [[named('a.pdf', { sha256: 'AB'.repeat(32) })], '/attachments/0/sha256', /64 lower-case hex digits/],
  [[named('a.pdf', { sha256: 'ab' })], '/attachments/0/sha256', /64 lower-case hex digits/],
  [[named('../a.pdf')], '/attachments/0/fileName', /slash, backslash or quotation mark/],
  [[named('')], '/attachments/0/fileName', /must not be empty/],
  [[named('a.pdf', { contentType: 'a file' })], '/attachments/0/contentType', /media type such as/],
  [[{ url, fileName: 'a.pdf' }], '/attachments/0/sha256', /is missing/],
];

describe('Attachments by API', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const file = (fileName: string): Attachment => {
    const bytes = Buffer.from(`content of ${fileName}`);
    return {
      url: api.bed.outside.psa.files.put(fileName, bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName,
    };
  };

  for (const [attachments, pointer, message] of bad) {
    it(`are refused where they are wrong, without their address: ${pointer} ${message.source}`, async () => {
      const body = { ...anInvoice(), attachments };
      const refusal = await api.refused(422, 'PUT', invoicePath(UNIT, 'wrong'), { body });
      assert.deepEqual(
        refusal.errors?.map((error) => error.pointer),
        [pointer],
      );
      assert.match(refusal.errors?.[0]?.message ?? '', message);
      assert.ok(!JSON.stringify(refusal).includes('5ecret'));
    });
  }

  it('are the same hand-over when their address is signed anew, and another with another file', async () => {
    const kept = file('a.csv');
    const body = anInvoice({ number: 'AT-1', attachments: [kept] });
    const path = invoicePath(UNIT, 'signed-anew');
    assert.equal((await api.send('PUT', path, { body })).status, 202);
    const again = { ...body, attachments: [{ ...kept, url: `${kept.url}&again=1` }] };
    assert.equal((await api.send('PUT', path, { body: again })).status, 200);
    const other = { ...body, attachments: [{ ...kept, sha256 }] };
    assert.equal((await api.refused(409, 'PUT', path, { body: other })).code, 'invoice_exists');
  });

  it('are in the view and the timeline with name, size and place, never with the signature', async () => {
    const kept = file('b.csv');
    const body = anInvoice({ number: 'AT-2', attachments: [kept] });
    const path = invoicePath(UNIT, 'shown');
    await api.send('PUT', path, { body });
    await api.bed.untilStatus(UNIT, 'shown', 'sent');
    const { body: view } = await api.bed.psa.send<InvoiceView>('GET', path);
    assert.deepEqual(view.attachments, [
      { fileName: 'b.csv', sha256: kept.sha256, size: 16, inSage: 'attached', reason: null },
    ]);
    const { origin, pathname, search } = new URL(kept.url);
    assert.equal(view.request.attachments?.[0]?.url, origin + pathname);
    const timeline = await eventually(async () => {
      const { text } = await api.send('GET', `${path}/timeline`);
      return text.includes('with b.csv') ? text : undefined;
    }, 'the timeline with the e-mail');
    for (const text of [timeline, JSON.stringify(view)]) assert.ok(!text.includes(search.slice(-16)));
    assert.match(timeline, /Attached in Sage: b\.csv/);
  });

  it('are fetched for the preview, which shows them or what stands in the way', async () => {
    const preview = async (attachments: readonly Attachment[]) =>
      (
        await api.bed.psa.send<InvoicePreview>('POST', `${invoicePath(UNIT, 'preview')}/preview`, {
          ...anInvoice(),
          attachments,
        })
      ).body;
    const fine = await preview([file('c.csv')]);
    assert.deepEqual(
      [fine.problem, fine.attachments.map(({ fileName, inSage }) => [fileName, inSage])],
      [null, [['c.csv', 'to_attach']]],
    );
    const differs = await preview([{ ...file('c.csv'), sha256 }]);
    assert.deepEqual(
      [differs.problem?.code, differs.problem?.field],
      ['attachment_differs', '/attachments/0/sha256'],
    );
  });

  it('go with a credit note as well', async () => {
    const path = `/v1/business-units/${UNIT}/credit-notes/credited`;
    const kept = file('d.csv');
    const body = { ...anInvoice({ number: 'CN-1' }), attachments: [kept] };
    assert.equal((await api.send('PUT', path, { body })).status, 202);
    const note = await eventually(async () => {
      const { body: view } = await api.bed.psa.send<InvoiceView>('GET', path);
      return view.status === 'sent' ? view : undefined;
    }, 'the credit note');
    assert.deepEqual(
      note.attachments?.map(({ inSage }) => inSage),
      ['attached'],
    );
    const mail = api.bed.outside.mail
      .messages()
      .find(({ messageId }) => `<${messageId}>` === note.email?.messageId);
    assert.deepEqual(
      mail?.attachments.map(({ filename }) => filename),
      [`${note.sage?.number}.pdf`, 'd.csv'],
    );
    const [made] = await api.bed.witness.records('attachment.created').then((all) => all.slice(-1));
    assert.equal(made?.summary['documentId'], note.sage?.id);
  });
});
