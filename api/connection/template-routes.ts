import { z } from 'zod';
import {
  contractTemplate,
  contractTemplateLink,
  contractTemplates,
} from '../../domain/schemas/answers/ledgers.ts';
import { contractTemplateInput } from '../../domain/schemas/connection.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { linkContractTemplateUpdate } from '../../domain/connection/messages.ts';
import { etagOf } from '../../domain/etag.ts';
import { Problem } from '../problem.ts';
import { route, tag } from '../route.ts';
import { type Connections } from './connections.ts';

const base = '/v1/business-units/:businessUnit';
const params = z.object({ businessUnit: identifier });
const templateParams = z.object({ businessUnit: identifier, templateId: identifier });

/** Which GL account the lines of a contract template go to. */
export const templateRoutes = (connections: Connections) => [
  route({
    method: 'get',
    path: `${base}/contract-templates`,
    roles: ['settings', 'invoices:read'],
    operationId: 'listContractTemplates',
    summary: 'Contract templates with a linked GL account',
    params,
    answers: { 200: { description: 'All of them', schema: contractTemplates } },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: { contractTemplates: (await connections.view(businessUnit)).contractTemplates },
    }),
  }),
  route({
    method: 'get',
    path: `${base}/contract-templates/:templateId`,
    roles: ['settings', 'invoices:read'],
    operationId: 'getContractTemplate',
    summary: 'The GL account that is linked to one contract template, with the ETag that a change goes by',
    tagged: 'reads',
    params: templateParams,
    answers: {
      200: { description: 'The link', schema: contractTemplate },
      404: { description: 'No GL account is linked to it' },
    },
    handle: async ({ params: { businessUnit, templateId: id } }) => {
      const { contractTemplates: all } = await connections.view(businessUnit);
      const found = all.find((template) => template.id === id);
      if (found === undefined) throw unlinkedTemplate(id);
      return { status: 200, body: found, ...tag(etagOf(found)) };
    },
  }),
  route({
    method: 'put',
    tagged: 'puts',
    path: `${base}/contract-templates/:templateId`,
    roles: ['settings'],
    operationId: 'linkContractTemplate',
    summary: 'Link a GL account to a contract template, or remove the link with null',
    params: templateParams,
    body: contractTemplateInput,
    answers: {
      200: { description: 'The link', schema: contractTemplateLink },
      422: { description: 'There is no such GL account' },
    },
    handle: async ({ params: { businessUnit, templateId: id }, body: { glAccountId }, condition }) => {
      const { etag } = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(linkContractTemplateUpdate, { args: [{ id, glAccountId, ...condition }] }),
      );
      return { status: 200, body: { id, glAccountId }, ...tag(etag) };
    },
  }),
];

const unlinkedTemplate = (id: string): Problem =>
  new Problem({
    status: 404,
    code: 'contract_template_unlinked',
    detail: `No GL account is linked to contract template "${id}".`,
    fix: 'Link one with PUT; lines without a GL account fall to the default ledger.',
  });
