import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import {
  type MailCatcher,
  type MailCatcherOptions,
  startMailCatcher,
} from '../../sandbox/mail/start-mail-catcher.ts';

describe('the mail catcher', () => {
  let catcher: MailCatcher;
  let stateDir = '';
  const start = async (options: MailCatcherOptions = {}) => {
    catcher = await startMailCatcher(options);
  };
  beforeEach(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'mail-'));
    await start();
  });
  afterEach(async () => {
    await catcher.stop();
    await rm(stateDir, { recursive: true });
  });

  const pdf = Buffer.from('%PDF-1.7 not really');
  const invoice: SendMailOptions = {
    from: 'Billing <billing@example.com>',
    to: ['Anna <anna@example.com>', 'bert@example.com'],
    bcc: 'archive@example.com',
    subject: 'Invoice INV-1 <script>alert(1)</script>',
    messageId: '<inv-1@example.com>',
    text: 'Grüße & <b>thanks</b>',
    html: '<p>Hello</p><script>alert(1)</script>',
    attachments: [{ filename: 'INV-1.pdf', content: pdf, contentType: 'application/pdf' }],
  };
  const send = async (mail: SendMailOptions = invoice) => {
    const transport = createTransport(catcher.smtpUrl);
    try {
      await transport.sendMail(mail);
    } finally {
      transport.close();
    }
  };
  const get = (path: string) => fetch(new URL(path, catcher.url));

  it('keeps what was sent, with envelope and attachments', async () => {
    await send();
    const [message, ...others] = catcher.messages();
    assert(message);
    assert.deepEqual(others, []);
    assert.equal(message.from, 'billing@example.com');
    assert.deepEqual(message.to, ['anna@example.com', 'bert@example.com']);
    assert.deepEqual([...message.recipients].sort(), [
      'anna@example.com',
      'archive@example.com',
      'bert@example.com',
    ]);
    assert.equal(message.messageId, 'inv-1@example.com');
    assert.equal(message.text, 'Grüße & <b>thanks</b>');
    const [attachment] = message.attachments;
    assert(attachment);
    assert.equal(attachment.filename, 'INV-1.pdf');
    assert.equal(attachment.size, pdf.length);
    const download = await get(attachment.url);
    assert.equal(download.headers.get('content-type'), 'application/pdf');
    assert.match(download.headers.get('content-disposition') ?? '', /^attachment; filename="?INV-1\.pdf"?$/);
    assert.deepEqual(Buffer.from(await download.arrayBuffer()), pdf);
  });

  it('answers the mailbox as JSON and forgets it on request', async () => {
    await send();
    const listed = await get('/messages');
    assert.deepEqual(await listed.json(), JSON.parse(JSON.stringify(catcher.messages())));
    await fetch(new URL('/messages', catcher.url), { method: 'DELETE' });
    assert.deepEqual(catcher.messages(), []);
  });

  it('shows mail without letting it do anything in the browser', async () => {
    await send();
    const list = await (await get('/')).text();
    const view = await (await get('/messages/000001/view')).text();
    for (const page of [list, view]) {
      assert.match(page, /Invoice INV-1 &lt;script&gt;alert\(1\)&lt;\/script&gt;/);
      assert.doesNotMatch(page, /<script/);
    }
    assert.match(view, /Grüße &amp; &lt;b&gt;thanks&lt;\/b&gt;/);
    assert.match(view, /<iframe sandbox src="\/messages\/000001\/html"/);
    const body = await get('/messages/000001/html');
    assert.match(body.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
    assert.equal((await get('/messages/000009/view')).status, 404);
    assert.equal((await get('/messages/000001/attachments/7')).status, 404);
  });

  it('takes any user and password', async () => {
    const transport = createTransport(catcher.smtpUrl.replace('smtp://', 'smtp://someone:secret@'));
    await transport.sendMail(invoice);
    assert.equal(catcher.messages().length, 1);
  });

  for (const [at, code] of [
    ['rcpt', 550],
    ['data', 452],
  ] as const) {
    it(`refuses at ${at} as often as asked for, and then no more`, async () => {
      catcher.refuseNext(1, { code, message: 'no room', at });
      const to = 'anna@example.com';
      await assert.rejects(send({ ...invoice, to, bcc: [] }), { responseCode: code, message: /no room/ });
      assert.deepEqual(catcher.messages(), []);
      await send();
      assert.equal(catcher.messages().length, 1);
    });
  }

  it('keeps a mail whose answer it cuts off, so that the sender cannot know', async () => {
    catcher.cutAfterData(1);
    await assert.rejects(send(), (error) => {
      assert(error instanceof Error);
      assert(!('responseCode' in error), 'no answer came');
      return true;
    });
    assert.equal(catcher.messages().length, 1);
    await send();
    assert.equal(catcher.messages().length, 2);
  });

  it('keeps the mails over a restart and goes on counting', async () => {
    await catcher.stop();
    await start({ stateDir });
    await send();
    const before = catcher.messages();
    await catcher.stop();
    await start({ stateDir });
    assert.deepEqual(catcher.messages(), before);
    await send();
    assert.deepEqual(await readdir(stateDir), ['000001.eml', '000002.eml']);
    await catcher.clear();
    assert.deepEqual(await readdir(stateDir), []);
  });
});
