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
  const login = await browser.get(startUrl);
  if (!login.body.includes('name="password"')) return login;
  const { email, password, decision = 'allow' } = person;
  const after = await submit(browser, login, 'password', { email, password });
  // Sage asks for consent the first time only.
  return after.body.includes('name="decision"') ? submit(browser, after, 'decision', { decision }) : after;
}

function submit(browser: Browser, page: Page, field: string, values: Record<string, string>): Promise<Page> {
  const { action, fields } = formOf(page.body, field);
  return browser.post(new URL(action, page.url).toString(), { ...fields, ...values });
}
