import { readFileSync } from 'node:fs';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { connectClient, temporalSettings } from '../../temporal/connect.ts';
import { parseKeyRing } from '../../temporal/key-ring.ts';
import { handOver } from './hand-over.ts';

/** `tsx examples/temporal-direct/main.ts BUSINESS_UNIT INVOICE_ID FILE`, with the variables of the README. */
const [businessUnit = '', invoiceId = '', file = ''] = process.argv.slice(2);
const { CODEC_KEYS = '', TASK_QUEUE = 'sage-invoicing' } = process.env;

const client = connectClient(temporalSettings(process.env), parseKeyRing(CODEC_KEYS));
const outcome = await handOver(client, {
  businessUnit,
  invoiceId,
  content: JSON.parse(readFileSync(file, 'utf8')),
  taskQueue: TASK_QUEUE,
  by: { principal: 'psa-direct', person: null },
});
const handle = client.workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
const { status } = await handle.query(getInvoiceQuery);
console.log(`${outcome === 'new' ? 'Taken on' : 'Taken on before'}; it is ${status} now.`);
await client.connection.close();
