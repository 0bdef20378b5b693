import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { users } from '../../sandbox/sage/seed.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { fresh } from '../support/refreshing.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';

const UNIT = 'unseen';
const OTHER = 'unseen-other';

describe('An invoice that waits for its payment', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ PAYMENT_CHECK_MINUTES: '15' }));
    await api.bed.verified(UNIT);
    await api.bed.verified(OTHER);
    await api.send('PUT', invoicePath(UNIT, 'PU-1'), { body });
    await api.bed.until(UNIT, 'PU-1', ({ waitingFor }) => waitingFor?.what === 'payment');
  });
  after(() => api.close());

  const body = anInvoice({ number: 'PU-1', send: 'none' });
  const shown = async (method = 'GET', action = '', content?: object) =>
    (await api.bed.psa.send<InvoiceView>(method, `${invoicePath(UNIT, 'PU-1')}${action}`, content)).body;
  const now = async () =>
    (
      await api.bed.psa.send<{ now: { nextTry: string | null; text: string } }>(
        'GET',
        `${invoicePath(UNIT, 'PU-1')}/timeline`,
      )
    ).body.now;
  const disconnect = (unit: string) => api.bed.psa.send('DELETE', connectionPath(unit));
  const connectAgain = async () => {
    await api.bed.consent(UNIT, users.olivia);
    await api.bed.psa.send('POST', `/v1/business-units/${UNIT}/payment-watch/check`);
    await eventually(async () => {
      const { waitingFor } = await shown();
      return waitingFor?.action === null && waitingFor.nextTry !== null ? waitingFor : undefined;
    }, 'a next look');
  };
  const cannotBeSeen = () =>
    eventually(async () => {
      const view = await shown();
      return /Payments cannot be seen just now/.test(view.waitingFor?.message ?? '') ? view : undefined;
    }, 'that payments cannot be seen');

  it('says the next look alike in every answer, and nothing of it in events', async () => {
    const answers = [
      await shown('POST', '/check-payment'),
      await shown(),
      await shown('PUT', '', body),
      await shown('POST', '/contact', { email: 'new@acme.example.test' }),
    ];
    const [first] = answers.map(({ waitingFor }) => waitingFor?.nextTry);
    const soon = Date.parse(first ?? '') - Date.now();
    assert.ok(soon > 0 && soon <= 60 * 60_000, first ?? 'none');
    for (const { waitingFor } of answers) assert.equal(waitingFor?.nextTry, first);
    assert.equal((await now()).nextTry, first);
    const told = api.bed.outside.psa.events().map(({ data }) => data['waitingFor']);
    assert.ok(!JSON.stringify(told).includes('"nextTry":"'), JSON.stringify(told));
  });

  it('is looked for through another unit of its Sage business when its own is disconnected', async () => {
    await disconnect(UNIT);
    const { waitingFor } = await shown();
    assert.equal(waitingFor?.action, null);
    assert.ok((waitingFor?.nextTry ?? null) !== null);
  });

  it('says that payments cannot be seen and what to do once all are disconnected, and no next try', async () => {
    await disconnect(OTHER);
    const { waitingFor, status } = await cannotBeSeen();
    assert.equal(status, 'issued');
    assert.equal(waitingFor?.nextTry, null);
    assert.match(waitingFor?.action ?? '', /Connect "unseen" to Sage again/);
    assert.equal(
      (await shown('POST', '/contact', { email: 'b@acme.example.test' })).waitingFor?.nextTry,
      null,
    );
    const { nextTry, text } = await now();
    assert.equal(nextTry, null);
    assert.match(text, /cannot be seen/);
  });

  it('says so as well when the consent is lost, and goes on when it was given again', async () => {
    await connectAgain();
    await api.bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
    // Whoever calls Sage next hears of it.
    const { generation } = await fresh(api.bed, UNIT, null);
    await assert.rejects(fresh(api.bed, UNIT, generation), /Workflow Update failed/);
    const { waitingFor } = await cannotBeSeen();
    assert.equal(waitingFor?.nextTry, null);
    await connectAgain();
  });
});
