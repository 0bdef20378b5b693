import assert from 'node:assert/strict';
import { checkedAttachment, missingInSage, MOST_BYTES_IN_SAGE } from '../../domain/invoice/attachments.ts';
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
    assert.match(complaints([file('../a.pdf')]).join(), /0\/fileName: contains a slash/);
  });

  it('have a web address and a digest', () => {
    assert.match(
      complaints([{ ...file('a.pdf'), url: 'file:///etc/hosts' }]).join(),
      /0\/url: must be an http/,
    );
    assert.match(complaints([{ ...file('a.pdf'), sha256: 'AB' }]).join(), /0\/sha256: must be the SHA-256/);
  });

  it('go into Sage up to its limit, the larger ones by e-mail only', () => {
    assert.equal(checkedAttachment(file('a.pdf'), MOST_BYTES_IN_SAGE).inSage, true);
    assert.equal(checkedAttachment(file('a.pdf'), MOST_BYTES_IN_SAGE + 1).inSage, false);
  });

  it('are uploaded only where Sage has none of this name and size', () => {
    const [there, other, large] = [
      checkedAttachment(file('a.pdf'), 10),
      checkedAttachment(file('b.pdf'), 20),
      checkedAttachment(file('c.pdf'), MOST_BYTES_IN_SAGE + 1),
    ];
    const present = [
      { fileName: 'a.pdf', size: 10 },
      { fileName: 'b.pdf', size: 21 },
    ];
    assert.deepEqual(missingInSage([there, other, large], present), [other]);
  });
});
