import assert from 'node:assert/strict';
import { contacts, harbour } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, textAt } from './sage-driver.ts';

const jane = {
  name: 'Jane Doe Ltd',
  contact_type_ids: ['CUSTOMER'],
  reference: 'JANE01',
  main_address: { address_line_1: '1 High Street', city: 'London', postal_code: 'N1 1AA', country_id: 'GB' },
  main_contact_person: {
    name: 'Jane Doe',
    email: 'jane@jane.example.test',
    contact_person_type_ids: ['CUSTOMER'],
  },
};

describe('Sage sandbox: contacts', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver();
  });
  afterEach(() => driver.sandbox.stop());

  it('creates, reads and updates a customer with its person', async () => {
    const made = await driver.post('/contacts', { contact: jane });
    assert.equal(made.status, 201);
    assert.equal(at(made, 'displayed_as'), 'Jane Doe Ltd (JANE01)');
    assert.equal(at(made, 'main_contact_person', 'email'), 'jane@jane.example.test');
    const path = `/contacts/${textAt(made, 'id')}`;
    const changed = await driver.put(path, {
      contact: { credit_days: 7, main_contact_person: { mobile: '07' } },
    });
    assert.equal(changed.status, 200);
    const read = await driver.get(path);
    assert.equal(at(read, 'credit_days'), 7);
    assert.equal(at(read, 'name'), 'Jane Doe Ltd');
    assert.equal(at(read, 'main_contact_person', 'mobile'), '07');
    assert.equal(at(read, 'email'), 'jane@jane.example.test');
  });

  it('says what is wrong with a contact', async () => {
    const wrong = async (fields: Record<string, unknown>) => {
      const reply = await driver.post('/contacts', { contact: { ...jane, ...fields } });
      assert.equal(reply.status, 422, JSON.stringify(fields));
      return at(reply, 0, '$source');
    };
    assert.equal(await wrong({ name: undefined }), 'name');
    assert.equal(await wrong({ name: 'x'.repeat(101) }), 'name');
    assert.equal(await wrong({ contact_type_ids: ['CUSTOMER', 'VENDOR'] }), 'contact_type_ids');
    assert.equal(await wrong({ reference: 'ELEVENCHARS' }), 'reference');
    assert.equal(await wrong({ currency_id: 'EUR' }), 'currency_id');
    assert.equal(await wrong({ credit_days: 366 }), 'credit_days');
    assert.equal(await wrong({ main_address: { postal_code: 'x'.repeat(11) } }), 'main_address.postal_code');
    assert.equal(await wrong({ main_contact_person: { email: 'no' } }), 'main_contact_person.email');
    const unknown = { ...jane, default_sales_ledger_account_id: 'f'.repeat(32) };
    assert.equal((await driver.post('/contacts', { contact: unknown })).status, 404);
  });

  it('keeps the reference of a deleted contact reserved', async () => {
    const id = textAt(await driver.post('/contacts', { contact: jane }), 'id');
    assert.equal((await driver.del(`/contacts/${id}`)).status, 204);
    assert.equal((await driver.get(`/contacts/${id}`)).status, 404);
    const again = await driver.post('/contacts', { contact: jane });
    assert.equal(again.status, 422);
    assert.equal(at(again, 0, '$source'), 'reference');
  });

  it('does not delete a contact with invoices', async () => {
    await driver.post('/sales_invoices', invoice());
    assert.equal((await driver.del(`/contacts/${contacts.acme}`)).status, 422);
  });

  it('adds a second person and makes it the main one', async () => {
    const acme = await driver.get(`/contacts/${contacts.acme}`);
    const made = await driver.post('/contact_persons', {
      contact_person: {
        address_id: at(acme, 'main_address', 'id'),
        name: 'Wile',
        email: 'wile@acme.example.test',
        contact_person_type_ids: ['ACCOUNTS'],
      },
    });
    assert.equal(made.status, 201);
    const persons = await driver.get(`/contact_persons?contact_id=${contacts.acme}`);
    assert.equal(at(persons, '$total'), 2);
    assert.equal(at(await driver.get(`/contacts/${contacts.acme}`), 'email'), 'accounts@acme.example.test');
    await driver.put(`/contact_persons/${textAt(made, 'id')}`, { contact_person: { is_main_contact: true } });
    assert.equal(at(await driver.get(`/contacts/${contacts.acme}`), 'email'), 'wile@acme.example.test');
  });

  it('takes foreign currency where the business has it', async () => {
    const euro = { ...jane, currency_id: 'EUR' };
    const made = await driver.post('/contacts', { contact: euro }, { business: harbour.id });
    assert.equal(made.status, 201);
    assert.equal(at(made, 'currency', 'id'), 'EUR');
  });
});
