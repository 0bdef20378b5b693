import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { type OnMissingAddress } from '../../domain/connection/connection.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { customerEditedByHand, customerMadeByHand } from '../support/by-hand.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'addresses';

describe('the address of an invoice', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  beforeEach(() => onMissingAddress('ask'));
  after(() => bed.stop());

  const onMissingAddress = (onMissing: OnMissingAddress) =>
    bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, {
      args: [{ onMissingAddress: onMissing }],
    });
  const customer = (id: string) => ({
    name: `${id} Ltd`,
    email: `${id.toLowerCase()}@new.example.test`,
    address: undefined,
  });
  const needsAddress = (id: string) =>
    bed.until(UNIT, id, ({ attention }) => attention?.code === 'address_needed');
  const inSage = async (id: string) => {
    const [made] = await bed.witness.invoicesWith(`${id}-X`);
    return [made?.summary['mainAddress'], made?.summary['deliveryAddress']];
  };
  const handOver = (id: string, changes: Parameters<typeof anInvoice>[0] = {}) =>
    bed.handOver(UNIT, id, { number: `${id}-X`, send: 'none', ...changes });

  it('is the main and the delivery address, with a name', async () => {
    const address = { line1: '2 Dock Road', city: 'Leith', country: 'GB' };
    await handOver('Given', { customer: { ...customer('Given'), address } });
    await bed.untilStatus(UNIT, 'Given', 'issued');
    const sent = 'Given Ltd, 2 Dock Road, Leith, GB';
    assert.deepEqual(await inSage('Given'), [sent, sent]);
  });

  it('is that of its credit by order too, for a customer of whom Sage has none', async () => {
    const { address: _, ...credited } = customer('Credited');
    await customerMadeByHand(bed.outside, credited);
    const address = { line1: '3 Dock Road', city: 'Leith', country: 'GB' };
    await handOver('Credited', { customer: { ...credited, address } });
    await bed.untilStatus(UNIT, 'Credited', 'issued');
    await bed.invoice(UNIT, 'Credited').executeUpdate(messages.creditInvoiceUpdate, {
      args: [{ requestId: 'c1', amount: '12.00', reason: 'A part of it' }],
    });
    const [note] = await bed.witness.records('sales_credit_note.created');
    assert.equal(note?.summary['mainAddress'], 'Credited Ltd, 3 Dock Road, Leith, GB');
  });

  it("is Sage's own where the invoice gives none and Sage has one", async () => {
    const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test', address: undefined };
    await handOver('Known', { customer: acme });
    await bed.untilStatus(UNIT, 'Known', 'issued');
    assert.match((await inSage('Known'))[0] ?? '', /1 Example Street/);
  });

  it('is asked for where a new customer has none, before anything is in Sage, and taken by a correction', async () => {
    const from = await bed.witness.lastRecord();
    await handOver('Asked', { customer: customer('Asked') });
    const { attention } = await needsAddress('Asked');
    assert.match(attention?.message ?? '', /Sage wants an address: "Asked Ltd" is a new customer/);
    assert.equal(attention?.field, '/customer/address/line1');
    assert.deepEqual(await bed.witness.records('contact.created', from), []);
    const address = { line1: '3 Mill Lane', country: 'GB' };
    const request = anInvoice({
      number: 'Asked-X',
      send: 'none',
      customer: { ...customer('Asked'), address },
    });
    await bed.invoice(UNIT, 'Asked').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    await bed.untilStatus(UNIT, 'Asked', 'issued');
    assert.match((await inSage('Asked'))[1] ?? '', /3 Mill Lane/);
  });

  it('is the country alone once the unit is set so, and the invoice goes on by itself', async () => {
    await handOver('Alone', { customer: customer('Alone') });
    await needsAddress('Alone');
    await onMissingAddress('country_only');
    await bed.untilStatus(UNIT, 'Alone', 'issued');
    assert.deepEqual(await inSage('Alone'), ['Alone Ltd, GB', 'Alone Ltd, GB']);
  });

  it('is asked for in the same words where Sage refuses the invoice for want of it', async () => {
    await bed.outside.sage.control.faults.arm({
      name: 'address-required',
      endpoint: 'POST /sales_invoices',
    });
    const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test', address: undefined };
    await handOver('Refused', { customer: acme });
    await needsAddress('Refused');
    await onMissingAddress('country_only');
    await bed.untilStatus(UNIT, 'Refused', 'issued');
    assert.deepEqual((await inSage('Refused'))[0], 'Acme Rockets Ltd, GB');
  });

  const retry = (id: string) => bed.invoice(UNIT, id).executeUpdate(messages.retryInvoiceUpdate);
  const mill = { name: 'Main', address_line_1: '5 Mill Lane', city: 'Leith', country_id: 'GB' };

  it('is the one that somebody enters in Sage once it was asked for, of this and of other invoices', async () => {
    const bare = { name: 'Bare Ltd', email: 'bare@new.example.test' };
    const contactId = await customerMadeByHand(bed.outside, bare);
    for (const id of ['Bare', 'Bare-2']) {
      await handOver(id, { customer: { ...bare, address: undefined } });
      const { attention } = await needsAddress(id);
      assert.match(attention?.message ?? '', /Sage has no address of "Bare Ltd"/);
    }
    await customerEditedByHand(bed.outside, contactId, { main_address: mill });
    await retry('Bare');
    await bed.untilStatus(UNIT, 'Bare', 'issued');
    assert.match((await inSage('Bare'))[0] ?? '', /5 Mill Lane/);
    await onMissingAddress('country_only');
    await bed.untilStatus(UNIT, 'Bare-2', 'issued');
    assert.match((await inSage('Bare-2'))[0] ?? '', /5 Mill Lane/, 'not the country alone');
  });

  it("is Sage's own again after a retry, though Sage had refused an invoice for want of it", async () => {
    const refusal = { name: 'address-required', endpoint: 'POST /sales_invoices' } as const;
    await bed.outside.sage.control.faults.arm(refusal);
    const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test', address: undefined };
    await handOver('Again', { customer: acme });
    await needsAddress('Again');
    await retry('Again');
    await bed.untilStatus(UNIT, 'Again', 'issued');
    assert.match((await inSage('Again'))[0] ?? '', /1 Example Street/);
  });
});
