import { type Html, html } from '../html.ts';
import type { ReceivedEvent } from './event-log.ts';
import { groupBy } from './group-by.ts';

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  li { margin: 0.4rem 0; } pre { white-space: pre-wrap; background: #f4f4f4; padding: 0.6rem; margin: 0.2rem 0; }`;

/** What the PSA was told, per invoice and in the order it heard it. */
export function eventsPage(events: readonly ReceivedEvent[]): string {
  const groups = [...groupBy(events, subjectOf)].map(
    ([subject, list]) => html`
      <h2>${subject}</h2>
      <ol>
        ${list.map(item)}
      </ol>
    `,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>What the PSA heard</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <h1>What the PSA heard</h1>
        ${events.length === 0 ? html`<p>Nothing yet.</p>` : groups}
      </body>
    </html>`.html;
}

function item(event: ReceivedEvent): Html {
  return html`<li>
    <b>${event.type}</b> ${event.firstReceivedAt}, delivered ${event.deliveries}x (answered
    ${event.statuses.join(', ')})
    <details>
      <summary>${event.id}</summary>
      <pre>${JSON.stringify(event.data, null, 2)}</pre>
    </details>
  </li>`;
}

/** Events without an invoice are about the business unit's connection. */
function subjectOf({ data }: ReceivedEvent): string {
  const { businessUnit, invoiceId } = data;
  const names = [
    typeof businessUnit === 'string' ? `Business unit ${businessUnit}` : undefined,
    typeof invoiceId === 'string' ? `invoice ${invoiceId}` : undefined,
  ].filter((name) => name !== undefined);
  return names.join(', ') || 'Other';
}
