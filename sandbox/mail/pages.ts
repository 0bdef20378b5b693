import { type Html, html } from '../html.ts';
import type { Message } from './message.ts';

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: 0.3rem 0.6rem; border-bottom: 1px solid #ccc; }
  pre { white-space: pre-wrap; background: #f4f4f4; padding: 1rem; } iframe { width: 100%; height: 30rem; border: 1px solid #ccc; }`;

/** All mails, newest first. */
export function listPage(messages: readonly Message[]): string {
  const rows = messages.toReversed().map(
    ({ id, date, from, recipients, subject, attachments }) => html`
      <tr>
        <td>${date}</td>
        <td>${from}</td>
        <td>${recipients.join(', ')}</td>
        <td><a href="/messages/${id}/view">${subject || '(no subject)'}</a></td>
        <td>${attachments.map(({ filename }) => filename).join(', ')}</td>
      </tr>
    `,
  );
  const table = html`<table>
    <tr>
      <th>Date</th>
      <th>From</th>
      <th>For</th>
      <th>Subject</th>
      <th>Attachments</th>
    </tr>
    ${rows}
  </table>`;
  return frame('Mail', messages.length === 0 ? html`<p>No mail yet.</p>` : table);
}

/** One mail. Its HTML part is shown in a frame that may run nothing and load nothing. */
export function messagePage(message: Message): string {
  const links = message.attachments.map(
    ({ url, filename, contentType, size }) =>
      html`<li><a href="${url}">${filename}</a> (${contentType}, ${size} bytes)</li>`,
  );
  const asHtml =
    message.html === undefined ? [] : [html`<iframe sandbox src="/messages/${message.id}/html"></iframe>`];
  return frame(
    message.subject || '(no subject)',
    html`
      <p><a href="/">All mail</a></p>
      <p>
        From ${message.from}, to ${message.to.join(', ')}, delivered to ${message.recipients.join(', ')},
        ${message.date}
      </p>
      <p>Message-ID: ${message.messageId}</p>
      <ul>
        ${links}
      </ul>
      <pre>${message.text}</pre>
      ${asHtml}
    `,
  );
}

function frame(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} - mail catcher</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`.html;
}
