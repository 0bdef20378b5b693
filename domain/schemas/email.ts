import { z } from 'zod';

/** Of the part before the at sign, unquoted (RFC 5322, 3.2.3). */
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);
/** Letters of any alphabet: mail goes to the ASCII form of the name. No hyphen at either end (RFC 5321, 4.1.2). */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

function isEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const labels = address.slice(at + 1).split('.');
  const last = labels.at(-1) ?? '';
  return (
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    last.length >= 2 &&
    !/^\d+$/.test(last)
  );
}

export const email = z
  .string()
  .trim()
  .max(100, { error: 'has more than 100 characters, which Sage does not take' })
  // One issue for one mistake: a long one is told as that.
  .refine((address) => address.length > 100 || isEmail(address), {
    error: 'must be an e-mail address such as accounts@example.com',
  })
  .meta({ format: 'email' });
