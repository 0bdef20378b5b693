import { password } from '../../sandbox/sage/seed.ts';
import { Browser } from '../support/browser.ts';
import { walkConsent } from '../support/browser-walk.ts';

/** Where a person stands who opened the link and consented, but was not yet sent back. */
export interface AtCallback {
  /** Of the browser that opened the link. */
  readonly cookie: string;
  readonly setCookie: string;
  /** Where Sage sends the browser to. */
  readonly callback: URL;
}

/** Opens the link and walks Sage's pages, up to the redirect into our callback. */
export async function walkToCallback(
  link: string,
  person: { email: string; decision?: 'allow' | 'deny' },
): Promise<AtCallback> {
  const opened = await fetch(link, { redirect: 'manual' });
  const setCookie = opened.headers.getSetCookie()[0] ?? '';
  const toSage = opened.headers.get('location');
  if (opened.status !== 302 || toSage === null)
    throw new Error(`The link was answered with ${opened.status}`);
  const callback = new URL('/oauth/sage/callback', link).toString();
  const { url } = await walkConsent(toSage, { ...person, password }, { browser: new Browser(callback) });
  return { cookie: setCookie.split(';')[0] ?? '', setCookie, callback: new URL(url) };
}

/** Opens an address as a browser with this cookie. */
export async function open(url: URL | string, cookie?: string) {
  const answer = await fetch(url, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/** The same address with another value of one parameter. */
export function altered(url: URL, name: string, value: string): URL {
  const other = new URL(url);
  other.searchParams.set(name, value);
  return other;
}
