import { changeableSettings as settingsAnswer } from '../../domain/schemas/answers/connection.ts';
import { settingsChange } from '../../domain/schemas/connection.ts';
import { changeSettingsUpdate } from '../../domain/connection/messages.ts';
import { changeableSettings, etagOf } from '../../domain/etag.ts';
import { route, tag } from '../route.ts';
import { connectionNow, params, path } from './connection-routes.ts';
import { type Connections } from './connections.ts';

export const settingsRoutes = (connections: Connections) => [
  route({
    method: 'get',
    path: `${path}/settings`,
    roles: ['settings', 'invoices:read'],
    operationId: 'getSettings',
    summary: 'Default ledger and settings alone, with the ETag that a change of them goes by',
    tagged: 'reads',
    params,
    answers: { 200: { description: 'The settings as they are now', schema: settingsAnswer } },
    handle: async ({ params: { businessUnit } }) => {
      const body = changeableSettings(await connections.view(businessUnit));
      return { status: 200, body, ...tag(etagOf(body)) };
    },
  }),
  route({
    method: 'patch',
    tagged: 'changes',
    path: `${path}/settings`,
    roles: ['settings'],
    operationId: 'changeSettings',
    summary: 'Change the default ledger, due days, sending, e-mails and other settings',
    params,
    body: settingsChange,
    answers: connectionNow,
    handle: async ({ params: { businessUnit }, body, condition }) => {
      const { done, view } = await connections.change(businessUnit, (open) =>
        open.executeUpdate(changeSettingsUpdate, { args: [{ ...body, ...condition }] }),
      );
      return { status: 200, body: view, ...tag(done.etag) };
    },
  }),
];
