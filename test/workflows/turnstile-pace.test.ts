import assert from 'node:assert/strict';
import { northwind } from '../../sandbox/sage/seed.ts';
import * as messages from '../../domain/connection/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { Turns } from '../support/turns.ts';

const UNIT = 'pace';
const PER_MINUTE = 20;
const MINUTE_MS = 6_000;

describe('the pace at one Sage business whose minute is shortened to six seconds', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await devServer(), {
      sandbox: {
        limits: 'company',
        companyLimits: { perMinute: PER_MINUTE, minuteMs: MINUTE_MS, shape: 'sliding' },
      },
      env: {
        SAGE_LIMITS: 'business',
        SAGE_CALLS_PER_MINUTE: String(PER_MINUTE),
        SAGE_MINUTE_MS: String(MINUTE_MS),
      },
    });
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  it('brings no 429 with 30 invoices at once (R11)', async () => {
    const before = await bed.witness.lastRequest();
    const ids = await turns.handOver(UNIT, 'burst', 30);
    await turns.untilMade(ids);
    const calls = await bed.witness.apiCalls(before);
    assert.deepEqual(
      calls.filter(({ status }) => status === 429),
      [],
    );
    const seconds = (Date.parse(calls.at(-1)?.at ?? '') - Date.parse(calls[0]?.at ?? '')) / 1_000;
    const share = calls.length / seconds / (PER_MINUTE / (MINUTE_MS / 1_000));
    // How much of it is used is the benchmark's to judge, on a quiet machine.
    console.log(`      ${calls.length} calls, ${Math.round(share * 100)} % of the pace`);
    assert.deepEqual(await turns.notOnce(ids), []);
  });

  it('brings none when persons test the connection and preview meanwhile (R11)', async () => {
    const before = await bed.witness.lastRequest();
    const ids = await turns.handOver(UNIT, 'beside', 12);
    const connection = bed.connection(UNIT);
    const request = anInvoice({ customer: { name: 'Nobody Yet Ltd', email: 'nobody.yet@example.test' } });
    for (let round = 0; round < 2; round++) {
      const test = { ledgerName: 'Sales - Services', keepTestInvoice: false };
      const { outcome } = await connection.executeUpdate(messages.testConnectionUpdate, { args: [test] });
      assert.equal(outcome, 'success');
      const asked = { invoiceId: 'p', request };
      const { problem } = await connection.executeUpdate(messages.previewInvoiceUpdate, { args: [asked] });
      assert.equal(problem, null);
    }
    await turns.untilMade(ids);
    const refused = (await bed.witness.apiCalls(before)).filter(({ status }) => status === 429);
    assert.deepEqual(refused, []);
  });

  it('would be seen to be too fast: Sage refuses one who calls as fast as it can', async () => {
    const { accessToken } = await bed.outside.sage.control.mintTokens({ businessId: northwind.id });
    const headers = { authorization: `Bearer ${accessToken}`, 'x-business': northwind.id };
    const before = await bed.witness.lastRequest();
    for (let call = 0; call <= PER_MINUTE; call++)
      await fetch(`${bed.env['SAGE_API_URL']}/financial_settings`, { headers });
    const refused = (await bed.witness.apiCalls(before)).filter(({ status }) => status === 429);
    assert.ok(refused.length > 0);
  });
});
