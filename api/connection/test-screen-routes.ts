import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { requiredText, sageId } from '../../domain/schemas/text.ts';
import {
  type BrowserBinding,
  chooseBusinessUpdate,
  mayUseScreenQuery,
  testConnectionUpdate,
} from '../../domain/connection/messages.ts';
import { type TestOrder } from '../../domain/connection/test-report.ts';
import { answerInHtml, readLink } from '../answer-in-html.ts';
import { type Browsers } from './browser-binding.ts';
import { type Connections } from './connections.ts';
import { testScreen } from './test-screen-pages.ts';
import { backToPsa } from './authorization-pages.ts';
import { type ApiConfig } from '../config.ts';
import { publicUrls } from '../public-urls.ts';
import { only } from '../methods.ts';
import { type Onward } from '../page.ts';
import { Problem } from '../problem.ts';
import { type Tickets, ticketText } from './tickets.ts';

const ticketQuery = z.object({ ticket: ticketText });
const form = z.union([
  z.object({ ticket: ticketText, businessId: sageId }),
  z.object({
    ticket: ticketText,
    ledgerName: requiredText(220),
    keepTestInvoice: z.literal('on').optional(),
    readOnly: z.literal('on').optional(),
  }),
]);

/**
 * The Test-connection screen, where the consent leads when the PSA gave no address of its own: choose the business, enter
 * the default revenue ledger, see what each step came to. For half an hour, and for the browser that gave the consent.
 */
export function mountTestScreen(
  app: Express,
  connections: Connections,
  { tickets, browsers }: { readonly tickets: Tickets; readonly browsers: Browsers },
  config: ApiConfig,
): void {
  const { psaUrl } = publicUrls(config);
  const unitOf = (ticket: string): string => {
    const businessUnit = tickets.businessUnitOf(ticket);
    if (businessUnit === null) throw screenClosed();
    return businessUnit;
  };
  app.all('/oauth/sage/screen', only('GET', 'HEAD', 'POST'));
  app.get('/oauth/sage/screen', async (request: Request, response: Response) => {
    await answerInHtml(response, backToPsa(psaUrl), async () => {
      const { ticket } = readLink(ticketQuery, request.query);
      const businessUnit = unitOf(ticket);
      await expectOwnBrowser(connections, businessUnit, {
        state: ticket,
        browser: browsers.boundTo(request, ticket),
      });
      const [view, others] = await Promise.all([
        connections.view(businessUnit),
        connections.unitsOfLogin(businessUnit),
      ]);
      response.send(testScreen(view, ticket, others));
    });
  });

  app.post(
    '/oauth/sage/screen',
    express.urlencoded({ extended: false, limit: '8kb' }),
    async (request: Request, response: Response) => {
      await answerInHtml(response, backToForm(request) ?? backToPsa(psaUrl), async () => {
        const entered = readLink(form, request.body);
        const businessUnit = unitOf(entered.ticket);
        const binding = { state: entered.ticket, browser: browsers.boundTo(request, entered.ticket) };
        await expectOwnBrowser(connections, businessUnit, binding);
        await connections.update(businessUnit, async (connection) => {
          if ('businessId' in entered) {
            await connection.executeUpdate(chooseBusinessUpdate, {
              args: [{ businessId: entered.businessId }],
            });
            return;
          }
          const { ledgerName } = entered;
          const test: TestOrder =
            entered.readOnly === 'on'
              ? { mode: 'read', ledgerName }
              : { ledgerName, keepTestInvoice: entered.keepTestInvoice === 'on' };
          await connection.executeUpdate(testConnectionUpdate, { args: [test] });
        });
        response.redirect(303, `/oauth/sage/screen?ticket=${encodeURIComponent(entered.ticket)}`);
      });
    },
  );
}

async function expectOwnBrowser(
  connections: Connections,
  businessUnit: string,
  binding: BrowserBinding,
): Promise<void> {
  const allowed = await connections
    .update(businessUnit, (connection) => connection.query(mayUseScreenQuery, binding))
    .catch((error: unknown) => {
      // The same answer for a unit that is not there: who guesses at tickets learns nothing.
      if (error instanceof Problem && error.fields.code === 'unknown_business_unit') return false;
      throw error;
    });
  if (!allowed) throw screenClosed();
}

const screenClosed = (): Problem =>
  new Problem({
    status: 403,
    code: 'screen_closed',
    detail: 'This screen is open for half an hour after the consent, and only for the browser that gave it.',
    fix: 'Test the connection in your PSA, or begin the connection again.',
  });
/** What was entered in the form is corrected there. */
function backToForm(request: Request): Onward | null {
  const { success, data } = ticketQuery.safeParse(request.body);
  return success
    ? { href: `/oauth/sage/screen?ticket=${encodeURIComponent(data.ticket)}`, text: 'Back to the form' }
    : null;
}
