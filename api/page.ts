import { createHash } from 'node:crypto';

/** Text of others, safe inside HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Where a page leads on to. */
export interface Onward {
  readonly href: string;
  readonly text: string;
}

const style = `  body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #f5f6f8; margin: 0; }
  main { max-width: 34rem; margin: 4rem auto; background: #fff; padding: 2rem 2.5rem; border-radius: 10px; box-shadow: 0 1px 4px #0002; }
  h1 { font-size: 1.4rem; margin-top: 0; }
  input:not([type=checkbox]):not([type=hidden]) { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5em; margin-top: .3em; border: 1px solid #b6bcc6; border-radius: 6px; }
  button { font: inherit; padding: .5em 1.2em; border: 0; border-radius: 6px; background: #00683a; color: #fff; cursor: pointer; }
  .good { color: #00683a; font-weight: 600; }
  .bad { color: #b3261e; font-weight: 600; }
  .steps { list-style: none; padding: 0; }
  .failed { color: #b3261e; }
  .skipped { color: #7a828e; }
  code { background: #eef0f3; padding: 0 .3em; border-radius: 4px; }
`;

/** For `style-src` of a Content-Security-Policy: this style and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** A whole page around `body`, which is HTML already. */
export const page = (title: string, body: string, onward: Onward | null = null): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escaped(title)}</h1>${body}${onward === null ? '' : `<p><a href="${escaped(onward.href)}">${escaped(onward.text)}</a></p>`}</main></body>
</html>
`;
