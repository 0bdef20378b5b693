export interface Page {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** As much of a browser as forms need: keeps cookies per site, follows redirects one by one. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #stopAt: string | undefined;

  /** `stopAt`: a redirect to this address ends the walk without opening it. */
  constructor(stopAt?: string) {
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
      if (this.#stopAt !== undefined && url.startsWith(this.#stopAt)) {
        return { url, status: answer.status, body: '' };
      }
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
export function formOf(html: string, field: string): { action: string; fields: Record<string, string> } {
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
