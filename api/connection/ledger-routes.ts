import { z } from 'zod';
import { Problem } from '../problem.ts';
import {
  analysisTypes,
  glAccount,
  glAccounts,
  ledgerAccounts,
} from '../../domain/schemas/answers/ledgers.ts';
import { glAccountInput } from '../../domain/schemas/connection.ts';
import { etagOf } from '../../domain/etag.ts';
import { identifier } from '../../domain/schemas/text.ts';
import {
  listAnalysisTypesUpdate,
  listLedgerAccountsUpdate,
  putGlAccountUpdate,
  removeGlAccountUpdate,
} from '../../domain/connection/messages.ts';
import { type Connections } from './connections.ts';
import { route, tag } from '../route.ts';

const base = '/v1/business-units/:businessUnit';
const params = z.object({ businessUnit: identifier });
const glAccountParams = z.object({ businessUnit: identifier, glAccountId: identifier });

/** GL accounts, and Sage's chart to pick from. */
export const ledgerRoutes = (connections: Connections) => [
  route({
    method: 'get',
    path: `${base}/ledger-accounts`,
    roles: ['settings', 'invoices:read'],
    operationId: 'listLedgerAccounts',
    summary: "Sage's ledger accounts that are usable for sales, to pick from",
    params,
    answers: {
      200: { description: 'Read at Sage now', schema: ledgerAccounts },
      409: { description: 'Not connected' },
    },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: {
        ledgerAccounts: await connections.update(businessUnit, (connection) =>
          connection.executeUpdate(listLedgerAccountsUpdate),
        ),
      },
    }),
  }),
  route({
    method: 'get',
    path: `${base}/analysis-types`,
    roles: ['settings', 'invoices:read'],
    operationId: 'listAnalysisTypes',
    summary:
      "Sage's analysis types that lines of sales invoices may have, with their categories, to pick from",
    params,
    answers: {
      200: { description: 'Read at Sage now', schema: analysisTypes },
      409: { description: 'Not connected, or the Sage edition has none' },
    },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: {
        analysisTypes: (
          await connections.update(businessUnit, (connection) =>
            connection.executeUpdate(listAnalysisTypesUpdate),
          )
        ).map(({ id, name, categories }) => ({ id, name, categories })),
      },
    }),
  }),
  route({
    method: 'get',
    path: `${base}/gl-accounts`,
    roles: ['settings', 'invoices:read'],
    operationId: 'listGlAccounts',
    summary: 'GL accounts of the PSA and the ledger each is mapped to',
    params,
    answers: { 200: { description: 'All of them', schema: glAccounts } },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: { glAccounts: (await connections.view(businessUnit)).glAccounts },
    }),
  }),
  route({
    method: 'get',
    path: `${base}/gl-accounts/:glAccountId`,
    roles: ['settings', 'invoices:read'],
    operationId: 'getGlAccount',
    summary: 'One GL account, with the ETag that a change of it goes by',
    tagged: 'reads',
    params: glAccountParams,
    answers: {
      200: { description: 'The GL account', schema: glAccount },
      404: { description: 'There is no such GL account' },
    },
    handle: async ({ params: { businessUnit, glAccountId: id } }) => {
      const { glAccounts: all } = await connections.view(businessUnit);
      const found = all.find((account) => account.id === id);
      if (found === undefined) throw unknownGlAccount(id);
      return { status: 200, body: found, ...tag(etagOf(found)) };
    },
  }),
  route({
    method: 'put',
    tagged: 'puts',
    path: `${base}/gl-accounts/:glAccountId`,
    roles: ['settings'],
    operationId: 'putGlAccount',
    summary: 'Add or change a GL account; its name is that of a ledger account in Sage',
    params: glAccountParams,
    body: glAccountInput,
    answers: {
      200: { description: 'The GL account', schema: glAccount },
      422: { description: "Not in Sage's chart, or not for sales" },
    },
    handle: async ({ params: { businessUnit, glAccountId: id }, body, condition }) => {
      const { done, view } = await connections.change(businessUnit, (connection) =>
        connection.executeUpdate(putGlAccountUpdate, { args: [{ id, account: body, ...condition }] }),
      );
      const put = view.glAccounts.find((account) => account.id === id);
      if (put === undefined) throw removedMeanwhile(id);
      return { status: 200, body: put, ...tag(done.etag) };
    },
  }),
  route({
    method: 'delete',
    tagged: 'changes',
    path: `${base}/gl-accounts/:glAccountId`,
    roles: ['settings'],
    operationId: 'removeGlAccount',
    summary: 'Remove a GL account that no contract template uses',
    params: glAccountParams,
    answers: { 204: { description: 'Removed' }, 409: { description: 'In use' } },
    handle: async ({ params: { businessUnit, glAccountId: id }, condition }) => {
      await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(removeGlAccountUpdate, { args: [{ id, ...condition }] }),
      );
      return { status: 204 };
    },
  }),
];

const unknownGlAccount = (id: string): Problem =>
  new Problem({
    status: 404,
    code: 'gl_account_unknown',
    detail: `There is no GL account "${id}".`,
    fix: 'List those there are, or add it with PUT.',
  });

const removedMeanwhile = (id: string): Problem =>
  new Problem({
    status: 409,
    code: 'connection_changed',
    detail: `GL account "${id}" was put, and removed again by somebody else in the same moment.`,
    fix: 'Put it again, if it is still wanted.',
  });
