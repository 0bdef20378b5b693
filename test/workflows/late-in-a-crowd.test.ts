import { users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'late-in-a-crowd';
const UNTESTED = 'late-in-a-crowd-untested';
/** One more than a list of the caretaker asks. */
const CROWD = Array.from({ length: 51 }, (_, n) => n);
const HOUR_MS = 3_600_000;

describe('An invoice that waits for longer than it said', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    await bed.consent(UNTESTED, users.olivia);
  });
  after(() => bed.stop());

  it('is found among many newer drafts that wait for their release, and many that wait for a connection', async () => {
    bed.outside.mail.refuseNext(100, { at: 'rcpt', code: 451, message: 'Try later' });
    await bed.handOver(UNIT, 'late', { number: 'LC-late' });
    await bed.until(UNIT, 'late', ({ waitingFor }) => waitingFor?.what === 'mail_server');
    await Promise.all(
      CROWD.flatMap((n) => [
        bed.handOver(UNTESTED, `parked-${n}`, { number: `LC-P${n}` }),
        bed.handOver(UNIT, `draft-${n}`, { number: `LC-D${n}`, create: 'draft' }),
      ]),
    );
    for (const n of CROWD) await bed.untilStatus(UNIT, `draft-${n}`, 'draft');
    await bed.whileAhead(2 * HOUR_MS, async () => {
      await eventually(async () => {
        const { findings } = await bed.inspectRuns();
        return findings.find(({ code, invoiceId }) => code === 'waiting_too_long' && invoiceId === 'late');
      }, 'the late one');
    });
  });
});
