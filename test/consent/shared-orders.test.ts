import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';
import { Units, UnitsApart, type UnitsOfALogin } from './units-of-a-login.ts';

const names = ['a', 'b', 'c'] as const;
type Name = (typeof names)[number];
type Step =
  | { readonly kind: 'connect' | 'disconnect' | 'refresh'; readonly name: Name }
  | { readonly kind: 'withdraw' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('connect', 'connect', 'disconnect', 'refresh'),
      name: fc.constantFrom(...names),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdraw' as const }) },
);
const orders = fc.array(step, { minLength: 4, maxLength: 8 });

/**
 * Plays the steps and says what went wrong, by Sage's own answers and record: a unit that is connected reaches Sage, whatever the others do,
 * until the consent is withdrawn; then none does until one of them consents again, and after that all do; nobody revokes but the last to leave.
 */
async function play(
  bed: Bed,
  units: UnitsOfALogin,
  prefix: string,
  steps: readonly Step[],
): Promise<string[]> {
  const before = await bed.witness.lastRecord();
  const connected = new Set<Name>();
  let isLost = false;
  let revocations = 0;
  const wrong: string[] = [];
  const unitOf = (name: Name) => `${prefix}-${name}`;
  const leave = async (name: Name) => {
    if (!connected.delete(name)) return;
    if (connected.size === 0 && !isLost) revocations += 1;
    if (connected.size === 0) isLost = false;
    await units.disconnect(unitOf(name));
  };
  for (const [index, one] of steps.entries()) {
    if (one.kind === 'connect') {
      await units.connect(unitOf(one.name));
      connected.add(one.name);
      isLost = false;
    } else if (one.kind === 'disconnect') {
      await leave(one.name);
    } else if (one.kind === 'withdraw') {
      const [first] = connected;
      if (first === undefined || isLost) continue;
      await units.withdraw(unitOf(first));
      isLost = true;
    }
    for (const name of names) {
      const should = connected.has(name) && !isLost;
      const reached = await inTime(should, () => units.reachesSage(unitOf(name)));
      if (!reached)
        wrong.push(`${name} ${should ? 'does not reach' : 'reaches'} Sage after step ${index + 1}`);
    }
    if (wrong.length > 0) break;
  }
  for (const name of names) await leave(name);
  const revoked = async () =>
    (await bed.witness.records('grant.revoked', before)).filter(
      ({ summary }) => summary['why'] === 'the app revoked it',
    ).length;
  if (!(await inTime(true, async () => (await revoked()) === revocations)))
    wrong.push(`${await revoked()} revocations instead of ${revocations}`);
  // A consent that was withdrawn is noticed by a refresh, not by a token that is used twice.
  const reused = await bed.witness.records('token.reused', before);
  if (reused.length > 0) wrong.push(`${reused.length} spent tokens were presented`);
  return wrong;
}

/** Whether it comes out so; what one unit does reaches the others a moment later. */
async function inTime(wanted: boolean, look: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + 10_000;
  return eventually(async () => {
    if ((await look()) === wanted) return { kept: true };
    return Date.now() > end ? { kept: false } : undefined;
  }, 'an answer').then(({ kept }) => kept);
}

describe('units that share a Sage login, in any order of consent, refresh, loss and disconnecting (R27)', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
  });
  after(() => bed.stop());

  it('live side by side', async () => {
    let run = 0;
    const property = fc.asyncProperty(orders, async (steps) => {
      run += 1;
      assert.deepEqual(await play(bed, new Units(bed), `run-${run}`, steps), []);
    });
    const seed = Number(process.env['SEED'] ?? 20_261_126);
    await fc.assert(property, { numRuns: 8, seed, endOnFailure: true });
    console.log(`      ${run} orders, seed ${seed}`);
  });

  it('would not, if each unit held a pair of its own: that is found', async () => {
    const apart = new UnitsApart(bed);
    const connect = (name: Name) => ({ kind: 'connect' as const, name });
    const wrong = await play(bed, apart, 'apart', [connect('a'), connect('b')]);
    apart.close();
    assert.match(wrong.join(), /a does not reach Sage after step 2/);
  });
});
