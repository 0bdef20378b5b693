import assert from 'node:assert/strict';
import { createCustomer } from '../../sage/create-customer.ts';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { readCustomer } from '../../sage/read-customer.ts';
import { caught } from './caught.ts';
import { businessId, closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { contact, page } from './samples.ts';

const customer = {
  id: contact.id,
  name: 'Jane Doe Ltd',
  email: 'Jane@Example.test',
  taxRateId: 'GB_STANDARD',
  currency: 'GBP',
};

describe('Customers in Sage', () => {
  afterEach(closeFakeSages);

  it('are found by the e-mail of the main contact person, whatever its case, in one call', async () => {
    const items = [
      contact,
      { ...contact, id: 'similar', main_contact_person: { email: 'mary-jane@example.test' } },
      { ...contact, id: 'nobody', main_contact_person: null, email: 'jane@example.test' },
      { ...contact, id: 'vendor', contact_types: [{ id: 'VENDOR' }] },
      { ...contact, id: 'inactive', is_active: false },
      { ...contact, id: 'twin', main_contact_person: { email: 'JANE@EXAMPLE.TEST' } },
    ];
    const { session, received } = await startFakeSage((_call, response) => json(response, page(items)));
    const { matching: found } = await findCustomers(session, {
      email: ' jane@example.test ',
      name: customer.name,
    });
    assert.deepEqual(
      found.map(({ id }) => id),
      [contact.id, 'twin'],
    );
    assert.deepEqual(found[0], customer);
    assert.equal(session.calls(), 1);
    assert.equal(received[0]?.query.get('email'), 'jane@example.test');
    assert.equal(received[0]?.query.get('contact_type_id'), 'CUSTOMER');
  });

  it('are read one by one when the list names a person without the e-mail', async () => {
    const listed = { ...contact, main_contact_person: { id: 'person', displayed_as: 'Jane Doe' } };
    const { session } = await startFakeSage((call, response) => {
      json(response, call.path.endsWith('/contacts') ? page([listed]) : contact);
    });
    const sought = { email: 'jane@example.test', name: customer.name };
    assert.deepEqual(await findCustomers(session, sought), { matching: [customer], similar: [] });
    assert.equal(session.calls(), 2);
  });

  it('are read one by one when the list leaves the person out, and taken where only the name finds them', async () => {
    const { main_contact_person: _, ...listed } = contact;
    const other = { ...listed, id: 'other', name: 'Jane Austen Ltd' };
    const { session, received } = await startFakeSage((call, response) => {
      const isList = call.path.endsWith('/contacts');
      const items = call.query.has('search') ? [other, listed] : [];
      json(response, isList ? page(items) : contact);
    });
    const sought = { email: 'jane@example.test', name: 'JANE DOE' };
    assert.deepEqual(await findCustomers(session, sought), { matching: [customer], similar: [] });
    const asked = received.map(({ path, query }) => query.get('search') ?? query.get('email') ?? path);
    // Whose name is another is not worth a call.
    assert.deepEqual(asked, ['jane@example.test', 'JANE', `/v3.1/contacts/${contact.id}`]);
  });

  it('are sought by name as well where the one with the e-mail is kept in another currency', async () => {
    const inEuros = { ...contact, id: 'euros', currency: { id: 'EUR' } };
    const elsewhere = { ...contact, id: 'elsewhere', main_contact_person: { email: 'ap@example.test' } };
    const { session } = await startFakeSage((call, response) =>
      json(response, page(call.query.has('search') ? [inEuros, elsewhere] : [inEuros])),
    );
    const sought = { email: 'jane@example.test', name: customer.name };
    const inPounds = await findCustomers(session, { ...sought, currency: 'GBP' });
    assert.deepEqual(
      inPounds.similar.map(({ id, reason }) => [id, reason]),
      [['elsewhere', 'same_name']],
    );
    assert.deepEqual((await findCustomers(session, { ...sought, currency: 'EUR' })).similar, []);
  });

  it('are read by id; a vendor is no customer', async () => {
    const answers = [contact, { ...contact, contact_types: [{ id: 'VENDOR' }] }];
    const { session } = await startFakeSage((_call, response) => json(response, answers.shift()));
    assert.deepEqual(await readCustomer(session, contact.id), customer);
    assert.equal((await caught(readCustomer(session, contact.id))).kind, 'not_found');
  });

  it('are created with their main contact person', async () => {
    const { session, received } = await startFakeSage((_call, response) => json(response, contact, 201));
    const created = await createCustomer(session, {
      idempotencyId: 'a'.repeat(32),
      name: 'Jane Doe Ltd',
      email: 'jane@example.test',
      contactName: 'Jane Doe',
      telephone: '020 1234',
      vatNumber: 'GB123456789',
      address: {
        name: 'Jane Doe Ltd',
        line1: '1 High Street',
        city: 'London',
        postalCode: 'N1 1AA',
        countryId: 'GB',
      },
      currency: 'GBP',
    });
    assert.deepEqual(created, customer);
    assert.equal(received[0]?.method, 'POST');
    const address = {
      address_type_id: 'ACCOUNTS',
      name: 'Jane Doe Ltd',
      address_line_1: '1 High Street',
      city: 'London',
      postal_code: 'N1 1AA',
      country_id: 'GB',
    };
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), {
      contact: {
        idempotency_id: 'a'.repeat(32),
        name: 'Jane Doe Ltd',
        contact_type_ids: ['CUSTOMER'],
        currency_id: 'GBP',
        tax_number: 'GB123456789',
        main_address: address,
        delivery_address: address,
        main_contact_person: {
          name: 'Jane Doe',
          email: 'jane@example.test',
          telephone: '020 1234',
          contact_person_type_ids: ['CUSTOMER'],
          is_main_contact: true,
          is_preferred_contact: true,
        },
      },
    });
  });

  it('are created with a name and an e-mail alone, the person named within the limit of Sage', async () => {
    const { session, received } = await startFakeSage((_call, response) => json(response, contact, 201));
    await createCustomer(session, { idempotencyId: 'b'.repeat(32), name: 'J'.repeat(80), email: 'j@e.test' });
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), {
      contact: {
        idempotency_id: 'b'.repeat(32),
        name: 'J'.repeat(80),
        contact_type_ids: ['CUSTOMER'],
        main_contact_person: {
          name: 'J'.repeat(50),
          email: 'j@e.test',
          contact_person_type_ids: ['CUSTOMER'],
          is_main_contact: true,
          is_preferred_contact: true,
        },
      },
    });
  });

  it('are deleted', async () => {
    const { session, received } = await startFakeSage((_call, response) => {
      response.writeHead(204, { 'x-business': businessId }).end();
    });
    await deleteCustomer(session, 'c1');
    assert.deepEqual([received[0]?.method, received[0]?.path], ['DELETE', '/v3.1/contacts/c1']);
  });
});
