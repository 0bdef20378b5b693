import assert from 'node:assert/strict';
import { chooseBusinessUpdate, disconnectUpdate } from '../../domain/connection/messages.ts';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { getConsentQuery } from '../../domain/consent/messages.ts';
import { harbour, northwind, userIds, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { refresh, tokenCalls } from '../support/refreshing.ts';
import { devServer } from '../support/servers.ts';
import { Units } from './units-of-a-login.ts';

/** Two business units, two Sage businesses, one accountant. */
describe('two business units with one Sage login (R27)', () => {
  let bed: Bed;
  let units: Units;
  before(async () => {
    bed = await Bed.make(await devServer());
    units = new Units(bed);
    await units.connect('unit-a');
    await units.connect('unit-b');
  });
  after(() => bed.stop());

  const until = (unit: string, wanted: (view: ConnectionView) => boolean, what: string) =>
    eventually(async () => {
      const view = await bed.connections.view(unit);
      return wanted(view) ? view : undefined;
    }, `${unit} ${what}`);
  const untilStatus = (unit: string, status: ConnectionView['status']) =>
    until(unit, (view) => view.status === status, status);
  const toldOf = (unit: string, type: string) =>
    bed.outside.psa.events().filter((event) => event.type === type && event.data['businessUnit'] === unit);
  const consentOf = (person: keyof typeof userIds) => bed.consentOf(userIds[person]).query(getConsentQuery);
  const revokedByUs = async (since: number) =>
    (await bed.witness.records('grant.revoked', since)).filter(
      ({ summary }) => summary['why'] === 'the app revoked it',
    );

  it('are verified side by side: connecting the second ended nothing of the first', async () => {
    for (const unit of ['unit-a', 'unit-b']) {
      assert.equal((await bed.connections.view(unit)).status, 'verified');
      assert.ok(await units.reachesSage(unit));
      await bed.handOver(unit, 'first', {
        number: `R27-1-${unit}`,
        ...(unit === 'unit-b' && { customer: { name: 'Seaside Ltd', email: 'new@seaside.example.test' } }),
      });
      await bed.untilStatus(unit, 'first', 'sent');
      assert.equal(toldOf(unit, 'connection.reauthorization_required').length, 0);
    }
  });

  it('share one refresh, and one token in the worker', async () => {
    const before = await bed.witness.lastRequest();
    await Promise.all([refresh(bed, 'unit-a'), refresh(bed, 'unit-b')]);
    const issued = (await tokenCalls(bed, before)).length;
    assert.ok(issued <= 2, `${issued}`);
    assert.equal((await bed.witness.records('token.reused')).length, 0);
    assert.equal((await consentOf('olivia')).units, 2);
  });

  it('learn nothing of each other', async () => {
    const a = JSON.stringify(await bed.connections.view('unit-a'));
    assert.ok(!a.includes('unit-b') && !a.includes(harbour.name) && !a.includes(userIds.olivia));
    assert.ok(!JSON.stringify(await consentOf('olivia')).includes('unit-'));
  });

  it('are told how many share the consent and the Sage business, and what is shared', async () => {
    assert.deepEqual((await bed.connections.view('unit-a')).sharedBusiness, null);
    const { consent } = await bed.connections.view('unit-a');
    assert.equal(consent?.otherUnits, 1);
    assert.match(consent.onDisconnect, /also serves one other business unit/);
    await units.connect('unit-d');
    for (const unit of ['unit-a', 'unit-d']) {
      const { sharedBusiness } = await until(unit, (view) => view.sharedBusiness !== null, 'shares');
      assert.equal(sharedBusiness?.otherUnits, 1);
      assert.match(sharedBusiness.message, /pace.*payments.*invoice numbers/);
    }
    assert.ok(!JSON.stringify(await bed.connections.view('unit-a')).includes('unit-d'));
    await units.disconnect('unit-d');
    await until('unit-a', (view) => view.sharedBusiness === null, 'is alone again');
    assert.equal((await bed.connections.view('unit-d')).consent, null);
    await until('unit-a', (view) => view.consent?.otherUnits === 1, 'shares with one again');
  });

  it('both wait when the consent is lost, told once each, and go on by themselves when one consents again', async () => {
    await units.withdraw('unit-a');
    for (const unit of ['unit-a', 'unit-b']) {
      const { problem } = await untilStatus(unit, 'reauthorization_required');
      assert.equal(problem?.code, 'consent_revoked');
      await bed.handOver(unit, 'parked', {
        number: `R27-2-${unit}`,
        ...(unit === 'unit-b' && { customer: { name: 'Seaside Ltd', email: 'new@seaside.example.test' } }),
      });
      await bed.untilStatus(unit, 'parked', 'waiting');
    }
    for (const id of [northwind.id, harbour.id]) {
      await eventually(async () => {
        const view = await bed.turnstile(id).query<{ closedUnits: string[] }>('getTurnstile');
        return view.closedUnits.length > 0 ? true : undefined;
      }, `the turnstile of ${id} to be closed for its unit`);
    }
    assert.equal((await bed.consent('unit-a', users.olivia)).status, 'verified');
    await untilStatus('unit-b', 'verified');
    for (const unit of ['unit-a', 'unit-b']) {
      await bed.untilStatus(unit, 'parked', 'sent');
      assert.equal((await bed.witness.invoicesWith(`R27-2-${unit}`)).length, 1);
      assert.equal(toldOf(unit, 'connection.reauthorization_required').length, 1);
    }
  });

  it('keep theirs when a third one begins with the same login and leaves again', async () => {
    const before = await bed.witness.lastRecord();
    assert.equal((await bed.consent('unit-c', users.olivia)).status, 'choosing_business');
    await bed.connection('unit-c').executeUpdate(disconnectUpdate);
    await eventually(async () => ((await consentOf('olivia')).units === 2 ? true : undefined), 'it to leave');
    for (const unit of ['unit-a', 'unit-b']) assert.ok(await units.reachesSage(unit));
    assert.deepEqual(await revokedByUs(before), []);
  });

  it('do not follow when one of them tries another login in vain: that consent alone is revoked', async () => {
    const before = await bed.witness.lastRecord();
    const tried = await bed.consent('unit-a', users.sam);
    assert.deepEqual([tried.status, tried.problem?.code], ['verified', 'other_business']);
    const [revoked] = await eventually(async () => {
      const all = await revokedByUs(before);
      return all.length > 0 ? all : undefined;
    }, 'the useless consent to be revoked');
    assert.equal(revoked?.summary['userEmail'], users.sam);
    for (const unit of ['unit-a', 'unit-b']) assert.ok(await units.reachesSage(unit));
  });

  it('one moves to another login, which leaves the consent to the other one', async () => {
    const before = await bed.witness.lastRecord();
    const moved = await bed.consent('unit-b', users.sam);
    assert.deepEqual([moved.status, moved.business?.id], ['verified', harbour.id]);
    await eventually(async () => ((await consentOf('olivia')).units === 1 ? true : undefined), 'it to leave');
    for (const unit of ['unit-a', 'unit-b']) assert.ok(await units.reachesSage(unit));
    assert.deepEqual(await revokedByUs(before), []);
  });

  it('the last one that leaves has the consent revoked', async () => {
    const before = await bed.witness.lastRecord();
    await bed.consent('unit-c', users.olivia);
    await bed
      .connection('unit-c')
      .executeUpdate(chooseBusinessUpdate, { args: [{ businessId: northwind.id }] });
    await units.disconnect('unit-a');
    assert.ok(await units.reachesSage('unit-c'));
    assert.deepEqual(await revokedByUs(before), []);
    await units.disconnect('unit-c');
    await eventually(
      async () => ((await revokedByUs(before)).length === 1 ? true : undefined),
      'the revocation',
    );
    const { tokens, lost } = await consentOf('olivia');
    assert.deepEqual([tokens, lost], [null, null]);
  });
});
