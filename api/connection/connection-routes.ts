import { z } from 'zod';
import {
  authorizationRequest,
  businessChoice,
  connectionTest,
  settingsChange,
} from '../../domain/schemas/connection.ts';
import { email } from '../../domain/schemas/email.ts';
import { identifier } from '../../domain/schemas/text.ts';
import {
  changeSettingsUpdate,
  chooseBusinessUpdate,
  disconnectUpdate,
  sendTestEmailUpdate,
  testConnectionUpdate,
} from '../../domain/connection/messages.ts';
import { beforeConsent } from '../../domain/consent/sharing.ts';
import { type TestOrder } from '../../domain/connection/test-report.ts';
import { type ApiConfig } from '../config.ts';
import { type Connections } from './connections.ts';
import { Problem } from '../problem.ts';
import { reaches } from '../principals/principal.ts';
import { roles } from '../principals/roles.ts';
import { publicUrls } from '../public-urls.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier });
const path = '/v1/business-units/:businessUnit/connection';
const connectionNow = {
  200: { description: 'The connection as it is now' },
  404: { description: 'Never connected' },
};

export const connectionRoutes = (connections: Connections, config: ApiConfig) => [
  route({
    method: 'get',
    path: '/v1/business-units',
    // Whoever is let in at all may ask which units it reaches.
    roles,
    summary: 'Business units that were ever connected',
    params: z.object({}),
    answers: { 200: { description: 'Names and connection statuses' } },
    handle: async ({ principal }) => {
      const all = await connections.list();
      const businessUnits = all.filter(({ businessUnit }) => reaches(principal, businessUnit));
      return { status: 200, body: { businessUnits } };
    },
  }),
  route({
    method: 'get',
    path,
    roles: ['settings', 'invoices:read'],
    summary: 'State, settings, ledgers and last test of a connection',
    params,
    answers: connectionNow,
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: await connections.view(businessUnit),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/authorize`,
    roles: ['settings'],
    summary: 'Begin a connection: answers the link a person opens to consent at Sage',
    params,
    body: authorizationRequest,
    takesNewUnit: true,
    answers: { 201: { description: 'A link that is good for ten minutes and one browser' } },
    handle: async ({ params: { businessUnit }, body }) => {
      expectReturnUrl(body.returnUrl, config);
      const { startUrl, redirectUri } = publicUrls(config);
      const { state, expiresAt } = await connections.begin(businessUnit, {
        redirectUri,
        returnUrl: body.returnUrl ?? null,
        country: body.country ?? null,
        allowOtherBusiness: body.allowOtherBusiness ?? false,
      });
      const { consent } = await connections.view(businessUnit);
      const url = `${startUrl}?ticket=${encodeURIComponent(state)}`;
      const said = beforeConsent(consent, { returnsToCaller: body.returnUrl !== undefined });
      return { status: 201, body: { url, expiresAt, consent: said } };
    },
  }),
  route({
    method: 'put',
    path: `${path}/business`,
    roles: ['settings'],
    summary: 'Choose one of several businesses that the consent reaches',
    params,
    body: businessChoice,
    answers: connectionNow,
    handle: async ({ params: { businessUnit }, body }) => ({
      status: 200,
      body: await connections.change(businessUnit, (connection) =>
        connection.executeUpdate(chooseBusinessUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/test`,
    roles: ['settings'],
    summary:
      'Test the connection with the default revenue ledger, written exactly as in Sage, or by reading alone',
    params,
    body: connectionTest,
    answers: {
      200: { description: 'Success or failure, step by step' },
      409: { description: 'Not connected yet' },
    },
    handle: async ({ params: { businessUnit }, body }) => {
      const { mode = 'draft', ledgerName, keepTestInvoice = false } = body;
      const order: TestOrder =
        mode === 'read' || ledgerName === undefined
          ? { mode: 'read', ledgerName: ledgerName ?? null }
          : { mode, ledgerName, keepTestInvoice };
      const { lastTest } = await connections.change(businessUnit, (connection) =>
        connection.executeUpdate(testConnectionUpdate, { args: [order] }),
      );
      return { status: 200, body: lastTest };
    },
  }),
  route({
    method: 'post',
    path: `${path}/test-email`,
    roles: ['settings'],
    summary:
      "Send a sample message with the unit's present e-mail settings, marked as a test, to one address",
    params,
    body: z.strictObject({ to: email }).meta({ id: 'TestEmail' }),
    answers: {
      200: { description: "Success, or the mail server's words and what to do" },
      409: { description: 'Not connected yet' },
    },
    handle: async ({ params: { businessUnit }, body }) => ({
      status: 200,
      body: await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(sendTestEmailUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'patch',
    path: `${path}/settings`,
    roles: ['settings'],
    summary: 'Change the default ledger, due days, sending, e-mails and other settings',
    params,
    body: settingsChange,
    answers: connectionNow,
    handle: async ({ params: { businessUnit }, body }) => ({
      status: 200,
      body: await connections.change(businessUnit, (connection) =>
        connection.executeUpdate(changeSettingsUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'delete',
    path,
    roles: ['settings'],
    summary:
      'Disconnect: keeps settings and links; the consent is revoked at Sage unless another unit uses it',
    params,
    answers: connectionNow,
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: await connections.change(businessUnit, (connection) =>
        connection.executeUpdate(disconnectUpdate),
      ),
    }),
  }),
];

function expectReturnUrl(returnUrl: string | undefined, { RETURN_URLS }: ApiConfig): void {
  if (returnUrl === undefined || RETURN_URLS.includes(new URL(returnUrl).origin)) return;
  const message = `leads to ${new URL(returnUrl).origin}, which is not an allowed origin`;
  throw new Problem({
    status: 422,
    code: 'return_url_not_allowed',
    detail: `returnUrl ${message}.`,
    fix: 'Add the origin to RETURN_URLS, or leave returnUrl out.',
    errors: [{ pointer: '/returnUrl', message, value: returnUrl }],
  });
}
