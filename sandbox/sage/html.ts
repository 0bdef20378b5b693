import { html, type Html } from '../html.ts';

export { html, type Html };

const style = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #1d2a33; background: #f4f6f7; }
body { margin: 0; } main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
header { background: #00623b; color: #fff; padding: .8rem 1.5rem; } header a { color: #fff; margin-right: 1.2rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
.card { background: #fff; border: 1px solid #dde3e6; border-radius: 8px; padding: 1.2rem; max-width: 30rem; margin: 2rem auto; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid #dde3e6; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid #e8ecee; vertical-align: top; }
th { background: #eef2f3; font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
label { display: block; margin: .7rem 0 .2rem; } input { font: inherit; padding: .3rem .5rem; border: 1px solid #b6c2c8; border-radius: 4px; }
.card input:not([type=hidden]) { width: 100%; box-sizing: border-box; } td input { width: 7rem; }
button { font: inherit; padding: .3rem .8rem; border: 1px solid #00623b; border-radius: 4px; background: #00814d; color: #fff; cursor: pointer; }
button.quiet { background: #fff; color: #00623b; } td form { display: inline-flex; gap: .3rem; margin: 0 .4rem .3rem 0; }
.badge { border-radius: 9px; padding: 0 .6rem; background: #dde3e6; white-space: nowrap; } .PAID { background: #c9ecd8; } .UNPAID { background: #fde8c8; }
.PART_PAID { background: #fdf3c0; } .VOID { background: #f3cfcf; } .muted { color: #63727b; } .wrong { color: #a11; }
`;

export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} - Sage sandbox</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <header><a href="/">Sage sandbox</a></header>
        <main>${body}</main>
      </body>
    </html> `.html;
}
