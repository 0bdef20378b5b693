import assert from 'node:assert/strict';
import { Bed } from '../support/bed.ts';
import { NoteBed } from '../support/note-bed.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'notes-restored';

describe('a credit note after Temporal was restored from a backup', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());

  it('goes to the customer only when a person says so, who is asked once, where Sage had it before that', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'Not now' });
    await notes.handOver('old');
    const { sage } = await notes.untilAttention('old');
    await bed.stopWorker();
    bed.env['RESTORED_FROM'] = new Date().toISOString();
    await bed.startWorker();
    await notes.retry('old');
    const { attention } = await notes.until('old', (view) => view.attention?.code === 'email_unsettled');
    assert.match(attention?.message ?? '', /restored from a backup/);
    assert.match(attention?.fix ?? '', /send "none"/);
    await notes.retry('old');
    const view = await notes.untilOver('old');
    assert.deepEqual([view.status, view.sage?.id, notes.mailsOf(view).length], ['sent', sage?.id, 1]);
  });

  it('goes out unasked where Sage has it since', async () => {
    await bed.stopWorker();
    bed.env['RESTORED_FROM'] = new Date(Date.now() - 3_600_000).toISOString();
    await bed.startWorker();
    await notes.handOver('of-now');
    assert.equal((await notes.untilOver('of-now')).status, 'sent');
  });
});
