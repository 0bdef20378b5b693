import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import express from 'express';
import { type Server } from 'node:http';
import { documents, render } from '../../api/docs/documents.ts';
import { mountDocs } from '../../api/docs/docs-routes.ts';

describe('the documents as pages', () => {
  let server: Server;
  let url = '';

  before(async () => {
    const app = express();
    mountDocs(app);
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    url = `http://127.0.0.1:${address.port}`;
  });

  after((done) => void server.close(done));

  it('the bare address leads a browser to them, and names them to a program', async () => {
    const browser = await fetch(`${url}/`, {
      redirect: 'manual',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    assert.deepEqual([browser.status, browser.headers.get('location')], [302, '/docs']);

    const program = await fetch(`${url}/`);
    assert.deepEqual(await program.json(), { documentation: '/docs', openapi: '/openapi.json' });
  });

  for (const { name, title } of documents)
    it(`"${title}" is a page that leads to all others`, async () => {
      const page = await text(`${url}${name === 'api' ? '/docs' : `/docs/${name}`}`);
      for (const other of documents) assert.match(page, new RegExp(`>${other.title}</a>`));
      assert.match(page, />Reference<\/a>/);
    });

  it('the reference runs scripts of this server alone, none within the page', async () => {
    const answer = await fetch(`${url}/docs/reference`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
    const page = await answer.text();
    assert.doesNotMatch(page, /<script(?![^>]* src="\/)[^>]*>/);
    const files = [...page.matchAll(/(?:src|href)="(\/docs\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    assert.equal(files.length, 4);
    for (const file of files) assert.ok((await text(`${url}${file}`)).length > 100, file);
  });

  it('a link among them leads to a page and a heading that there is', async () => {
    const ids = new Map<string, ReadonlySet<string>>();
    for (const { name } of documents) {
      const { html } = render(await document(name));
      ids.set(
        name === 'api' ? '/docs' : `/docs/${name}`,
        new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)),
      );
    }
    let links = 0;
    for (const [address, own] of ids) {
      const page = await text(`${url}${address}`);
      for (const [, path = '', id] of page.matchAll(/<a href="(\/docs[\w/-]*)?(?:#([^"]+))?"/g)) {
        if (path === '/docs/reference' || (path === '' && id === undefined)) continue;
        const there = path === '' ? own : ids.get(path);
        assert.ok(there !== undefined, `${address} leads to ${path}`);
        if (id !== undefined)
          assert.ok(there.has(decodeURIComponent(id)), `${address} leads to ${path}#${id}`);
        links += 1;
      }
    }
    assert.ok(links > 50);
  });

  it('what is no document is not found, and nothing outside is read', async () => {
    for (const path of ['/docs/decisions', '/docs/..%2Fpackage', '/docs/assets/index.html'])
      assert.equal((await fetch(`${url}${path}`)).status, 404, path);
  });

  async function text(address: string): Promise<string> {
    const answer = await fetch(address);
    assert.equal(answer.status, 200, address);
    return answer.text();
  }
});

const document = (name: string): Promise<string> =>
  readFile(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
