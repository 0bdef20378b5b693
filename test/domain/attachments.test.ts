import assert from 'node:assert/strict';
import {
  type Attachment,
  attachmentsText,
  checkedAttachment,
  MOST_BYTES_IN_SAGE,
  nowhereToGo,
  shownUrl,
  toAttach,
} from '../../domain/invoice/attachments.ts';
import { requestHash } from '../../domain/invoice/content-hash.ts';
import { attachments } from '../../domain/schemas/attachments.ts';

const file = (fileName: string) => ({
  url: `https://psa.example/files/${fileName}`,
  sha256: 'ab'.repeat(32),
  fileName,
});
const complaints = (value: unknown) =>
  attachments.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ??
  [];

describe('Files that go with an invoice', () => {
  it('are five at most', () => {
    const names = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf'];
    assert.deepEqual(complaints(names.map(file)), []);
    assert.match(complaints([...names, 'f.pdf'].map(file)).join(), /5 files or fewer/);
  });

  it('each have a name of their own, without a folder', () => {
    assert.match(
      complaints([file('a.pdf'), file('a.pdf')]).join(),
      /1\/fileName: "a\.pdf" is the name of another/,
    );
    assert.match(complaints([file('a.pdf'), file('A.PDF')]).join(), /"A\.PDF" is the name of another/);
    assert.match(complaints([file('../a.pdf')]).join(), /0\/fileName: contains a slash/);
  });

  it('have a web address and a digest', () => {
    assert.match(
      complaints([{ ...file('a.pdf'), url: 'file:///etc/hosts' }]).join(),
      /0\/url: must be an http/,
    );
    assert.match(complaints([{ ...file('a.pdf'), sha256: 'AB' }]).join(), /0\/sha256: must be the SHA-256/);
  });

  it('carry no user and no fragment in their address, and may be signed', () => {
    const at = (url: string) => complaints([{ ...file('a.pdf'), url }]).join();
    assert.equal(at('https://psa.example/a.pdf?X-Signature=abc'), '');
    assert.match(at('https://me:secret@psa.example/a.pdf'), /0\/url: carries a user or password/);
    assert.match(at('https://psa.example/a.pdf#page=2'), /0\/url: has a fragment/);
  });

  it('are shown without what may be secret in their address', () => {
    assert.equal(shownUrl('https://psa.example/a.pdf?sig=secret#x'), 'https://psa.example/a.pdf');
    assert.equal(shownUrl('https://me:secret@psa.example/a@b.pdf'), 'https://psa.example/a@b.pdf');
    assert.equal(shownUrl('https://psa.example?sig=secret'), 'https://psa.example');
    assert.equal(shownUrl('no address'), '');
  });

  it('are the same content under another address, and another with another digest or name', () => {
    const hash = (...attachments: Attachment[]) => requestHash({ number: 'A-1', attachments });
    const one = file('a.pdf');
    assert.equal(hash(one), hash({ ...one, url: 'https://psa.example/files/a.pdf?sig=anew' }));
    assert.notEqual(hash(one), hash({ ...one, sha256: 'cd'.repeat(32) }));
    assert.notEqual(hash(one), hash({ ...one, fileName: 'b.pdf' }));
    assert.notEqual(hash(one), hash());
  });

  it('go into Sage up to its limit, the larger ones by e-mail only, which is said with their size', () => {
    const [fits, large] = [
      checkedAttachment(file('a.pdf'), MOST_BYTES_IN_SAGE),
      checkedAttachment(file('b.pdf'), MOST_BYTES_IN_SAGE + 1),
    ];
    assert.deepEqual([fits.inSage, fits.reason], ['to_attach', null]);
    assert.equal(large.inSage, 'too_large');
    assert.match(large.reason ?? '', /has 2\.51 MB, Sage takes at most 2\.50 MB .* by e-mail only/);
    assert.equal(
      attachmentsText([fits, large]),
      'a.pdf (2.50 MB), b.pdf (2.51 MB, too large for Sage: by e-mail only)',
    );
  });

  it('must reach somebody: too large for Sage, they need an e-mail', () => {
    const files = [
      checkedAttachment(file('a.pdf'), 10),
      checkedAttachment(file('b.pdf'), MOST_BYTES_IN_SAGE + 1),
    ];
    assert.equal(nowhereToGo(files, 'email'), null);
    assert.deepEqual(
      [nowhereToGo(files, 'none')?.code, nowhereToGo(files, 'mark_sent')?.field],
      ['attachment_too_large', '/attachments/1'],
    );
    assert.equal(nowhereToGo(files.slice(0, 1), 'none'), null);
  });

  it('are still to be attached where Sage neither has nor refused exactly that file', () => {
    const [there, open, corrected] = [file('a.pdf'), file('b.pdf'), file('c.pdf')];
    const known = [
      { ...checkedAttachment(there, 10), inSage: 'attached' as const },
      checkedAttachment(open, 20),
      { ...checkedAttachment({ ...corrected, sha256: 'cd'.repeat(32) }, 30), inSage: 'attached' as const },
    ];
    assert.deepEqual(toAttach([there, open, corrected], known), [open, corrected]);
  });
});
