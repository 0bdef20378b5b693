/**
 * A person with a browser, by plain form posts: opens the link, logs in at Sage, consents, and is sent back through the
 * real callback. Keeps cookies per site, follows redirects one by one.
 */
export async function walkConsent(
  startUrl: string,
  person: { email: string; password: string; decision?: 'allow' | 'deny' },
  /** Ends at this address without opening it. */
  stopAt?: string,
): Promise<{ url: string; status: number; body: string }> {
  const browser = new Browser(stopAt);
  let page = await browser.get(startUrl);
  if (page.body.includes('name="password"')) {
    const { action, fields } = formOf(page.body, 'password');
    page = await browser.post(new URL(action, page.url).toString(), {
      ...fields,
      email: person.email,
      password: person.password,
    });
  }
  if (page.body.includes('name="decision"')) {
    const { action, fields } = formOf(page.body, 'decision');
    page = await browser.post(new URL(action, page.url).toString(), {
      ...fields,
      decision: person.decision ?? 'allow',
    });
  }
  return page;
}

interface Page {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #stopAt: string | undefined;

  constructor(stopAt: string | undefined) {
    this.#stopAt = stopAt;
  }

  get(url: string): Promise<Page> {
    return this.#follow(url, { method: 'GET' });
  }

  post(url: string, fields: Record<string, string>): Promise<Page> {
    return this.#follow(url, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #follow(first: string, init: RequestInit): Promise<Page> {
    let url = first;
    let request = init;
    for (let hops = 0; hops < 10; hops++) {
      const site = new URL(url).host;
      const cookie = [...(this.#cookies.get(site) ?? [])]
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
      const answer = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } });
      this.#keep(site, answer.headers.getSetCookie());
      const location = answer.headers.get('location');
      if (location === null) return { url, status: answer.status, body: await answer.text() };
      url = new URL(location, url).toString();
      if (this.#stopAt !== undefined && url.startsWith(this.#stopAt))
        return { url, status: answer.status, body: '' };
      request = { method: 'GET' };
    }
    throw new Error(`Too many redirects from ${first}`);
  }

  #keep(site: string, cookies: readonly string[]): void {
    const jar = this.#cookies.get(site) ?? new Map<string, string>();
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.#cookies.set(site, jar);
  }
}

/** The form that has a field of this name: where it goes, and its hidden fields. */
function formOf(html: string, field: string): { action: string; fields: Record<string, string> } {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`name="${field}"`));
  if (form === undefined) throw new Error(`The page has no form with "${field}"`);
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    fields[attribute(input, 'name')] = attribute(input, 'value');
  }
  return { action: attribute(form, 'action'), fields };
}

const attribute = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
