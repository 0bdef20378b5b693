import { Browser, formOf, type Page } from './browser.ts';

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly decision?: 'allow' | 'deny';
}

/**
 * A person with a browser, by plain form posts: opens the link, logs in at Sage, consents, and is sent back through the
 * real callback.
 */
export async function walkConsent(
  startUrl: string,
  person: Person,
  { browser = new Browser() }: { browser?: Browser } = {},
): Promise<Page> {
  return logIn(browser, await browser.get(startUrl), person);
}

/** The same from the page on which Sage asks who it is. */
export async function logIn(browser: Browser, login: Page, person: Person): Promise<Page> {
  if (!login.body.includes('name="password"')) return login;
  const { email, password, decision = 'allow' } = person;
  const after = await submit(browser, login, 'password', { email, password });
  // Sage asks for consent the first time only.
  return after.body.includes('name="decision"') ? submit(browser, after, 'decision', { decision }) : after;
}

/** Sends the form of the page that has this field. */
export function submit(
  browser: Browser,
  page: Page,
  field: string,
  values: Record<string, string>,
): Promise<Page> {
  const { action, fields } = formOf(page.body, field);
  return browser.post(new URL(action, page.url).toString(), { ...fields, ...values });
}
