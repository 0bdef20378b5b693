import { createHmac } from 'node:crypto';
import fc from 'fast-check';

/** A notice as it lies on the wire: headers in order, and a name may be there twice. */
export interface WireNotice {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}
export interface Mutant extends WireNotice {
  /** What was done to a valid notice. */
  readonly kind: string;
}

export interface Base {
  readonly id: string;
  readonly seconds: number;
  readonly body: Buffer;
}

/** Signed by the bare rule of Standard Webhooks; no code of ours or of its package. */
export const signature = (key: Uint8Array, id: string, time: string | number, body: Uint8Array): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64')}`;

export const wire = (id: string, time: string | number, signatures: string, body: Buffer): WireNotice => ({
  headers: [
    ['webhook-id', id],
    ['webhook-timestamp', String(time)],
    ['webhook-signature', signatures],
  ],
  body,
});

/** Notices that a relay may send: ids, times within the tolerance, and contents of all sorts. */
export const bases = (nowSeconds: number): fc.Arbitrary<Base> =>
  fc.record({
    id: fc.stringMatching(/^msg_[A-Za-z0-9]{1,40}$/),
    seconds: fc.integer({ min: nowSeconds - 240, max: nowSeconds + 240 }),
    body: fc
      .record({
        type: fc.constantFrom('sales_invoice.changed', 'payment', '\ufffd', 'Zahlung für 3 €'),
        data: fc.record({ sales_invoice_id: fc.stringMatching(/^[0-9a-f]{32}$/) }),
      })
      .map((content) => Buffer.from(JSON.stringify(content))),
  });

type Mutate = (
  base: Base,
  sign: (id: string, time: string | number, body: Buffer) => string,
  n: number,
) => WireNotice;

const other = Buffer.alloc(32, 7);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const at = (n: number, length: number) => n % Math.max(length, 1);
const swapped = (text: string, index: number, by: number): string =>
  `${text.slice(0, index)}${alphabet[(alphabet.indexOf(text[index] ?? 'A') + 1 + at(by, 62)) % 64]}${text.slice(index + 1)}`;
/** Another way to write the same 32 bytes: the last digit before the `=` holds two bits that mean nothing. */
const sameBytes = (signed: string, n: number): string => {
  const last = alphabet.indexOf(signed.at(-2) ?? 'A');
  return `${signed.slice(0, -2)}${alphabet[(last & ~3) | ((last + 1 + at(n, 3)) & 3)]}=`;
};
const altered = (body: Buffer, n: number): Buffer => {
  const copy = Buffer.from(body);
  copy[at(n, copy.length)] = (copy[at(n, copy.length)] ?? 0) ^ (1 << at(n >> 8, 7));
  return copy;
};
const nonsense = ['x', 'v1', 'v1,', ',', '1e99', '0', '-1', 'null', '%00', 'ü', 'a'.repeat(3000)];
const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

/** Everything somebody between the relay and us could try without the secret. */
const mutations: Record<string, Mutate> = {
  'another id': ({ id, seconds, body }, sign, n) => wire(`${id}${n}`, seconds, sign(id, seconds, body), body),
  'a letter of the id': ({ id, seconds, body }, sign, n) =>
    wire(swapped(id, 4 + at(n, id.length - 4), n), seconds, sign(id, seconds, body), body),
  'another time': ({ id, seconds, body }, sign, n) =>
    wire(id, seconds + (at(n, 2) === 0 ? 1 : -1) * (1 + at(n >> 1, 50)), sign(id, seconds, body), body),
  'the time written otherwise': ({ id, seconds, body }, sign, n) => {
    const ways = [
      `0${seconds}`,
      `+${seconds}`,
      `${seconds}.0`,
      `${seconds}e0`,
      `${seconds}abc`,
      `${seconds};`,
    ];
    return wire(id, ways[at(n, ways.length)] ?? '', sign(id, seconds, body), body);
  },
  'too old or too new': ({ id, seconds, body }, sign, n) => {
    const off = seconds + (at(n, 2) === 0 ? -1 : 1) * (900 + at(n, 100_000));
    return wire(id, off, sign(id, off, body), body);
  },
  'a bit of the body': ({ id, seconds, body }, sign, n) =>
    wire(id, seconds, sign(id, seconds, body), altered(body, n)),
  'the end of the body': ({ id, seconds, body }, sign, n) =>
    wire(id, seconds, sign(id, seconds, body), body.subarray(0, at(n, body.length))),
  'more in the body': ({ id, seconds, body }, sign, n) =>
    wire(
      id,
      seconds,
      sign(id, seconds, body),
      Buffer.concat([body, Buffer.from([' ', '\n', '}', '0'][at(n, 4)] ?? '')]),
    ),
  'bytes that are no text': ({ id, seconds }, sign, n) => {
    const body = Buffer.from(`{"type":"\ufffd","n":${n}}`);
    const raw = Buffer.from(body.toString('latin1').replace('\u00ef\u00bf\u00bd', '\u00ff'), 'latin1');
    return wire(id, seconds, sign(id, seconds, body), raw);
  },
  'the border of id, time and body': ({ id, seconds, body }, sign, n) => {
    const inner = Buffer.concat([Buffer.from(`${seconds - at(n, 9)}.`), body]);
    return wire(`${id}.${seconds}`, seconds - at(n, 9), sign(id, seconds, inner), body);
  },
  'a digit of the signature': ({ id, seconds, body }, sign, n) =>
    wire(id, seconds, swapped(sign(id, seconds, body), 3 + at(n, 42), n >> 6), body),
  'the signature cut short': ({ id, seconds, body }, sign, n) => {
    const signed = sign(id, seconds, body);
    return wire(id, seconds, signed.slice(0, 3 + at(n, signed.length - 3)), body);
  },
  'the signature written otherwise': ({ id, seconds, body }, sign, n) =>
    wire(id, seconds, sameBytes(sign(id, seconds, body), n), body),
  'another version of the signature': ({ id, seconds, body }, sign, n) =>
    wire(
      id,
      seconds,
      sign(id, seconds, body).replace('v1', ['v2', 'v1a', 'V1', '1', ''][at(n, 5)] ?? ''),
      body,
    ),
  'another secret': ({ id, seconds, body }, _, n) =>
    wire(id, seconds, signature(altered(other, n), id, seconds, body), body),
  'a list without the right one': ({ id, seconds, body }, sign, n) => {
    const wrong = Array.from({ length: 1 + at(n, 8) }, (__, k) => sign(id, seconds, altered(body, n + k)));
    return wire(id, seconds, wrong.join(' '), body);
  },
  'the right one in a list that is none': ({ id, seconds, body }, sign, n) => {
    const right = sign(id, seconds, body);
    const lists = [
      `${right},${right}`,
      `${right};${right}`,
      `${right}  ${right}`,
      `"${right}"`,
      `${right}, ${right}`,
    ];
    return wire(id, seconds, lists[at(n, lists.length)] ?? '', body);
  },
  'the right one among too many': ({ id, seconds, body }, sign, n) => {
    const wrong = Array.from({ length: 10 + at(n, 20) }, (__, k) => sign(id, seconds, altered(body, n + k)));
    return wire(id, seconds, [...wrong, sign(id, seconds, body)].join(' '), body);
  },
  'a header left out': ({ id, seconds, body }, sign, n) => {
    const whole = wire(id, seconds, sign(id, seconds, body), body);
    return { ...whole, headers: whole.headers.filter(([name]) => name !== names[at(n, 3)]) };
  },
  'a header under another name': ({ id, seconds, body }, sign, n) => {
    const whole = wire(id, seconds, sign(id, seconds, body), body);
    const rename = (name: string) => (name === names[at(n, 3)] ? name.replace('webhook', 'svix') : name);
    return { ...whole, headers: whole.headers.map(([name, value]) => [rename(name), value] as const) };
  },
  'a header twice': ({ id, seconds, body }, sign, n) => {
    const whole = wire(id, seconds, sign(id, seconds, body), body);
    const [name, value] = whole.headers[at(n, 3)] ?? ['', ''];
    const second = [at(n, 2) === 0 ? name : name.toUpperCase(), at(n, 4) < 2 ? value : `${value}0`] as const;
    return {
      ...whole,
      headers: at(n >> 3, 2) === 0 ? [...whole.headers, second] : [second, ...whole.headers],
    };
  },
  'nonsense in a header': ({ id, seconds, body }, sign, n) => {
    const whole = wire(id, seconds, sign(id, seconds, body), body);
    const strange = nonsense[at(n >> 2, nonsense.length)] ?? '';
    return {
      ...whole,
      headers: whole.headers.map(
        ([name, value]) => [name, name === names[at(n, 3)] ? strange : value] as const,
      ),
    };
  },
};

export const mutationKinds = Object.keys(mutations);

/** Valid notices of `key`, each with one thing done to it. */
export const mutants = (key: Uint8Array, nowSeconds: number): fc.Arbitrary<Mutant> =>
  fc
    .tuple(bases(nowSeconds), fc.constantFrom(...Object.entries(mutations)), fc.nat({ max: 1_000_000_000 }))
    .map(([base, [kind, mutate], n]) => ({
      kind,
      ...mutate(base, (id, time, body) => signature(key, id, time, body), n),
    }));
