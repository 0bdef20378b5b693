/** What is searched for, and where: by the names under which a find is reported. */
export type Named<T> = Readonly<Record<string, T>>;

/** Each secret that is in one of the places, in whatever form: "NAME in PLACE (FORM)". */
export function secretsIn(places: Named<Buffer>, secrets: Named<string>): string[] {
  const finds: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    if (secret.length < 6) throw new Error(`${name} is too short to be told from chance`);
    for (const [form, needle] of formsOf(secret)) {
      for (const [place, content] of Object.entries(places)) {
        if (content.includes(needle)) finds.push(`${name} in ${place} (${form})`);
      }
    }
  }
  return finds;
}

function formsOf(secret: string): [string, string | Buffer][] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    ['plain', secret],
    ['in JSON', inJson],
    ['JSON in JSON', JSON.stringify(inJson).slice(1, -1)],
    ['in a URL', encodeURIComponent(secret)],
    ['in a form', new URLSearchParams({ '': secret }).toString().slice(1)],
    ['in hex', hex],
    ['in hex', hex.toUpperCase()],
    ['in UTF-16', Buffer.from(secret, 'utf16le')],
    ...[bytes, Buffer.from(inJson)].flatMap(inBase64),
  ];
}

const inBase64 = (bytes: Buffer) =>
  [0, 1, 2].flatMap((offset): [string, string][] => [
    ['in base64', within(bytes, offset, 'base64')],
    ['in base64url', within(bytes, offset, 'base64url')],
  ]);

/** As it reads inside of something longer that is encoded as a whole, where it may begin at any third byte. */
function within(bytes: Buffer, offset: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  const mixedAtTheEnd = (offset + bytes.length) % 3 === 0 ? 0 : 1;
  return text.slice(Math.ceil((offset * 8) / 6), text.length - mixedAtTheEnd);
}
