const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** ASCII text in the letters that are safe in URLs, headers and ids. By hand, as workflow code has neither Buffer nor btoa. */
export function toBase64Url(text: string): string {
  let encoded = '';
  for (let index = 0; index < text.length; index += 3) {
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map((offset) => text.charCodeAt(index + offset) & 0xff);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63]);
    encoded += digits.slice(0, Math.min(text.length - index, 3) + 1).join('');
  }
  return encoded;
}

/** Null where it is not what `toBase64Url` makes of some text. */
export function fromBase64Url(encoded: string): string | null {
  let [text, bits, held] = ['', 0, 0];
  for (const letter of encoded) {
    const digit = alphabet.indexOf(letter);
    if (digit === -1) return null;
    bits = ((bits << 6) | digit) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    text += String.fromCharCode((bits >> held) & 0xff);
  }
  return toBase64Url(text) === encoded ? text : null;
}
