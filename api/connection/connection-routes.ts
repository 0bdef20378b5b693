import { z } from 'zod';
import { authorizationLink, businessUnits, connection } from '../../domain/schemas/answers/connection.ts';
import { testEmailReport, testReport } from '../../domain/schemas/answers/connection-test.ts';
import { authorizationRequest, businessChoice, connectionTest } from '../../domain/schemas/connection.ts';
import { email } from '../../domain/schemas/email.ts';
import { identifier } from '../../domain/schemas/text.ts';
import {
  chooseBusinessUpdate,
  disconnectUpdate,
  sendTestEmailUpdate,
  testConnectionUpdate,
} from '../../domain/connection/messages.ts';
import { beforeConsent } from '../../domain/consent/sharing.ts';
import { type TestOrder } from '../../domain/connection/test-report.ts';
import { type ApiConfig } from '../config.ts';
import { type Connections } from './connections.ts';
import { expectReturnUrl } from './return-url.ts';
import { Problem } from '../problem.ts';
import { reaches } from '../principals/principal.ts';
import { roles } from '../principals/roles.ts';
import { publicUrls } from '../public-urls.ts';
import { route } from '../route.ts';

export const params = z.object({ businessUnit: identifier });
export const path = '/v1/business-units/:businessUnit/connection';
export const connectionNow = {
  200: { description: 'The connection as it is now', schema: connection },
  404: { description: 'Never connected' },
};

export const connectionRoutes = (connections: Connections, config: ApiConfig) => [
  route({
    method: 'get',
    path: '/v1/business-units',
    // Whoever is let in at all may ask which units it reaches.
    roles,
    operationId: 'listBusinessUnits',
    summary: 'Business units that were ever connected',
    params: z.object({}),
    answers: { 200: { description: 'Names and connection statuses', schema: businessUnits } },
    handle: async ({ principal }) => {
      const all = await connections.list();
      const own = all.filter(({ businessUnit }) => reaches(principal, businessUnit));
      return { status: 200, body: { businessUnits: own } };
    },
  }),
  route({
    method: 'get',
    path,
    roles: ['settings', 'invoices:read'],
    operationId: 'getConnection',
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
    repeat: 'anew',
    operationId: 'beginAuthorization',
    summary: 'Begin a connection: answers the link a person opens to consent at Sage',
    params,
    body: authorizationRequest,
    takesNewUnit: true,
    answers: {
      201: { description: 'A link that is good for ten minutes and one browser', schema: authorizationLink },
    },
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
    operationId: 'chooseBusiness',
    summary: 'Choose one of several businesses that the consent reaches',
    params,
    body: businessChoice,
    answers: connectionNow,
    handle: async ({ params: { businessUnit }, body }) => ({
      status: 200,
      body: (
        await connections.change(businessUnit, (open) =>
          open.executeUpdate(chooseBusinessUpdate, { args: [body] }),
        )
      ).view,
    }),
  }),
  route({
    method: 'post',
    path: `${path}/test`,
    roles: ['settings'],
    repeat: 'anew',
    operationId: 'testConnection',
    summary:
      'Test the connection with the default revenue ledger, written exactly as in Sage, or by reading alone',
    params,
    body: connectionTest,
    answers: {
      200: { description: 'Success or failure, step by step', schema: testReport },
      409: { description: 'Not connected yet' },
    },
    handle: async ({ params: { businessUnit }, body }) => {
      const { mode = 'draft', ledgerName, keepTestInvoice = false } = body;
      const order: TestOrder =
        mode === 'read' || ledgerName === undefined
          ? { mode: 'read', ledgerName: ledgerName ?? null }
          : { mode, ledgerName, keepTestInvoice };
      const {
        view: { lastTest },
      } = await connections.change(businessUnit, (open) =>
        open.executeUpdate(testConnectionUpdate, { args: [order] }),
      );
      if (lastTest === null) throw testForgotten(businessUnit);
      return { status: 200, body: lastTest };
    },
  }),
  route({
    method: 'post',
    path: `${path}/test-email`,
    roles: ['settings'],
    repeat: 'anew',
    operationId: 'sendTestEmail',
    summary:
      "Send a sample message with the unit's present e-mail settings, marked as a test, to one address",
    params,
    body: z.strictObject({ to: email }).meta({ id: 'TestEmail' }),
    answers: {
      200: { description: "Success, or the mail server's words and what to do", schema: testEmailReport },
      409: { description: 'Not connected yet' },
    },
    handle: async ({ params: { businessUnit }, body }) => ({
      status: 200,
      body: await connections.update(businessUnit, (open) =>
        open.executeUpdate(sendTestEmailUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'delete',
    path,
    roles: ['settings'],
    operationId: 'disconnectBusinessUnit',
    summary:
      'Disconnect: keeps settings and links; the consent is revoked at Sage unless another unit uses it',
    params,
    answers: connectionNow,
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: (await connections.change(businessUnit, (open) => open.executeUpdate(disconnectUpdate))).view,
    }),
  }),
];

/** Meanwhile it was led to another business, of which the test says nothing. */
const testForgotten = (businessUnit: string): Problem =>
  new Problem({
    status: 409,
    code: 'connection_changed',
    detail: `The connection of "${businessUnit}" was changed while it was tested.`,
    fix: 'Test it again.',
  });
