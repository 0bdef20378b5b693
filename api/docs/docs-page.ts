import { escaped } from '../page.ts';
import { addressOf, type Document, documents, type Rendered } from './documents.ts';

const REFERENCE = { address: '/docs/reference', title: 'Reference' };

/** A document with the list of all of them beside it. */
export const documentPage = (one: Document, { html, sections }: Rendered): string =>
  docsPage({
    title: one.title,
    here: addressOf(one.name),
    sections: sections.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join(''),
    main: `<main class="text">${html}</main>`,
  });

/** The operations, drawn from `/openapi.json` by scripts of this server. */
export const referencePage = (): string =>
  docsPage({
    title: REFERENCE.title,
    here: REFERENCE.address,
    sections: '',
    head: `<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<script src="/docs/assets/swagger-ui-bundle.js" defer></script>
<script src="/docs/assets/reference.js" defer></script>`,
    main: `<main id="reference"><noscript>The reference needs JavaScript. The same is in <a href="/openapi.json">openapi.json</a>.</noscript></main>`,
  });

interface Parts {
  readonly title: string;
  readonly here: string;
  readonly sections: string;
  readonly head?: string;
  readonly main: string;
}

const docsPage = ({ title, here, sections, head = '', main }: Parts): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Sage invoicing on Temporal</title>
<link rel="stylesheet" href="/docs/assets/docs.css">
${head}
</head>
<body>
<nav aria-label="Documents">
<p>Sage invoicing on Temporal</p>
<ul>${entries(here, sections)}</ul>
</nav>
${main}
</body>
</html>
`;

/** The reference comes second: after the guide, before what is looked up now and then. */
const entries = (here: string, sections: string): string => {
  const pages = documents.map(({ name, title }) => ({ address: addressOf(name), title }));
  return [...pages.slice(0, 1), REFERENCE, ...pages.slice(1)]
    .map(({ address, title }) =>
      address === here
        ? `<li><a href="${address}" aria-current="page">${escaped(title)}</a>${sections && `<ul>${sections}</ul>`}</li>`
        : `<li><a href="${address}">${escaped(title)}</a></li>`,
    )
    .join('');
};

/** Served as a file, so that no page needs a style of its own. */
export const docsStyle = `body { font: 16px/1.55 system-ui, sans-serif; color: #1b1f24; background: #fff; margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; box-sizing: border-box; padding: 1.5rem 1.25rem; background: #f5f6f8; border-right: 1px solid #dfe2e7; }
nav p { font-weight: 600; margin-top: 0; }
nav ul { list-style: none; padding-left: 0; margin: 0; }
nav ul ul { padding-left: .9rem; margin-bottom: .5rem; font-size: .9rem; }
nav li { margin: .3rem 0; }
a { color: #00683a; text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
a[aria-current] { font-weight: 600; }
main.text { max-width: 52rem; padding: 1.5rem 2.5rem 4rem; }
.text h1 { font-size: 1.7rem; line-height: 1.25; }
.text h2 { font-size: 1.3rem; margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid #dfe2e7; }
.text h3 { font-size: 1.05rem; margin-top: 1.75rem; }
.text code { font: .88em/1.45 ui-monospace, monospace; background: #eef0f3; padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
.text pre { background: #f5f6f8; border: 1px solid #dfe2e7; border-radius: 8px; padding: .9rem 1.1rem; overflow-x: auto; }
.text pre code { background: none; padding: 0; overflow-wrap: normal; }
.text td code { overflow-wrap: break-word; }
.wide { overflow-x: auto; }
.text table { border-collapse: collapse; font-size: .93rem; }
.text th, .text td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #dfe2e7; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid #dfe2e7; }
  nav ul ul { display: none; }
  main.text { padding: 1rem 1.25rem 3rem; }
}
`;
