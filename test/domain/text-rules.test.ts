import assert from 'node:assert/strict';
import { country } from '../../domain/schemas/country.ts';
import { email } from '../../domain/schemas/email.ts';
import { paragraphs, requiredText, text } from '../../domain/schemas/text.ts';

const messageOf = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
) =>
  schema
    .safeParse(value)
    .error?.issues.map(({ message }) => message)
    .join('; ') ?? null;

describe('Text in a request', () => {
  for (const entity of [
    '&amp;',
    '&lt;',
    '&CounterClockwiseContourIntegral;',
    '&#38;',
    '&#0000000038;',
    '&#x00000026;',
    '&frac12;',
  ])
    it(`is refused with the entity ${entity}, by its name`, () =>
      assert.match(messageOf(text(100), `R ${entity} D`) ?? '', new RegExp(`entity "${entity}"`)));

  for (const plain of ['R&D; and more', 'A & B; C', 'a;b', '&', '&;', 'AT&T'])
    it(`is taken with an ampersand that is no entity: ${plain}`, () =>
      assert.equal(text(100).parse(plain), plain));

  for (const code of [0x00, 0x07, 0x1b, 0x7f, 0x80, 0x9f])
    it(`is refused with the control character ${code.toString(16)}`, () =>
      assert.match(messageOf(paragraphs(100), `a${String.fromCodePoint(code)}b`) ?? '', /control character/));

  for (const code of [
    0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202c, 0x2060, 0x2066, 0x2069, 0xfeff,
    0x3164, 0xe0041,
  ])
    it(`loses the invisible character ${code.toString(16)}`, () =>
      assert.equal(text(100).parse(`a${String.fromCodePoint(code)}b`), 'ab'));

  it('keeps joiners that are seen: of pictures and of alphabets that need them', () => {
    for (const seen of [
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
      '\u0915\u094d\u200d\u0937',
      '\u2764\ufe0f',
    ])
      assert.equal(text(100).parse(seen), seen);
  });

  for (const code of [0x202d, 0x202e])
    it(`is refused with ${code.toString(16)}, which turns what follows round`, () =>
      assert.match(messageOf(text(100), `a${String.fromCodePoint(code)}b`) ?? '', /turns the direction/));

  for (const code of [0x85, 0x2028, 0x2029])
    it(`on one line is refused with the line break ${code.toString(16)}`, () =>
      assert.match(messageOf(text(100), `a${String.fromCodePoint(code)}b`) ?? '', /line break/));

  it('of nothing but invisible characters is refused, wherever text may be left out too', () => {
    for (const nothing of ['\u200b\u2060 \ufeff', '\u2800', '\u0301', '\u200d', '\u3164\u00ad'])
      for (const schema of [text(100), requiredText(100), paragraphs(100)])
        assert.match(messageOf(schema, nothing) ?? '', /^has no character that anybody could see[^;]*$/);
    assert.equal(text(100).parse('  '), '');
    for (const seen of ['1', '-', '\u{1f600}', '\u4e2d', 'e\u0301', '\u20ac'])
      assert.equal(requiredText(100).parse(seen), seen);
  });

  it('may be as long as Sage takes it once they are gone', () => {
    assert.equal(text(3).parse('a\u200bb\u200bc'), 'abc');
  });
});

describe('A country in a request', () => {
  it('is one of ISO 3166', () => {
    for (const code of ['GB', 'IE', 'CA', 'GR', 'XK'].slice(0, 4)) assert.equal(country.parse(code), code);
    for (const code of ['XX', 'ZZ', 'XK', 'GBR', '', 'G1'])
      assert.match(messageOf(country, code) ?? '', /two-letter ISO 3166/, code);
  });

  it('that is written otherwise is told as it is written', () => {
    assert.match(messageOf(country, 'UK') ?? '', /write "GB"/);
    assert.match(messageOf(country, 'EL') ?? '', /write "GR"/);
    assert.match(messageOf(country, 'gb') ?? '', /write "GB"/);
  });
});

describe('An e-mail address in a request', () => {
  for (const address of [
    'accounts@example.com',
    'a&b@x.example',
    'a/b@x.example',
    "o'neil+invoices@x.example",
    '{a}|~!#$%*=?^_`@x.example',
    'info@m\u00fcller.example',
    'info@\u4f8b\u3048.\u30c6\u30b9\u30c8',
    'info@xn--mller-kva.example',
    'a@b-c.d1.example',
  ])
    it(`is taken: ${address}`, () => assert.equal(email.parse(` ${address} `), address));

  for (const address of [
    'a@x-.example',
    'a@-x.example',
    'a@x..example',
    '.a@x.example',
    'a.@x.example',
    'a..b@x.example',
    'a@x',
    'a@1.2.3.4',
    'a b@x.example',
    'a@x.example\nBcc: b@x.example',
    'a@b@x.example',
    '<a@x.example>',
    '"a b"@x.example',
    `${'a'.repeat(65)}@x.example`,
    `a@${'x'.repeat(64)}.example`,
    'a@x\u200b.example',
    '@x.example',
    '',
  ])
    it(`is refused: ${JSON.stringify(address)}`, () =>
      assert.match(messageOf(email, address) ?? '', /must be an e-mail address/));
});
