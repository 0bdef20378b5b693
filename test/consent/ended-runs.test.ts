import assert from 'node:assert/strict';
import { isGrpcServiceError, type WorkflowHandle } from '@temporalio/client';
import { getConsentQuery } from '../../domain/consent/messages.ts';
import { userIds, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';
import { Units } from './units-of-a-login.ts';

/** Of gRPC's codes. */
const NOT_FOUND = 5;

describe('a consent whose run somebody cancels or ends', () => {
  let bed: Bed;
  let units: Units;
  before(async () => {
    bed = await Bed.make(await devServer());
    units = new Units(bed);
    await units.connect('unit-a');
    await units.connect('unit-b');
  });
  beforeEach(() => bed.outside.sage.control.faults.clear());
  after(() => bed.stop());

  const consent = (): WorkflowHandle => bed.consentOf(userIds.olivia);
  const both = ['unit-a', 'unit-b'];
  /** Each sends an invoice, which needs a token in the worker's hands. */
  let round = 0;
  const sends = async (unit: string) => {
    round += 1;
    const id = `after-${round}`;
    await bed.outside.sage.control.faults.arm({ name: 'token-refused', endpoint: 'POST /sales_invoices' });
    await bed.handOver(unit, id, {
      number: `R22-${unit}-${round}`,
      send: 'none',
      ...(unit === 'unit-b' && { customer: { name: 'Seaside Ltd', email: 'new@seaside.example.test' } }),
    });
    return () => bed.until(unit, id, ({ sage }) => sage !== null);
  };

  it('goes on after a cancellation request, and says what to use instead (R21)', async () => {
    await consent().cancel();
    await eventually(async () => {
      const { tokens } = await consent().query(getConsentQuery);
      return tokens ?? undefined;
    }, 'an answer');
    for (const unit of both) assert.ok(await units.reachesSage(unit));
    const { status } = await consent().describe();
    assert.equal(status.name, 'RUNNING');
    const metadata = await consent().query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    assert.match(JSON.stringify(metadata), /refused: disconnect the business units instead/);
  });

  it('is taken over with tokens and units when it was terminated: nobody need consent (R22)', async () => {
    const before = await bed.witness.lastRecord();
    await consent().terminate('a test');
    const sent = await sends('unit-a');
    await sent();
    for (const unit of both) assert.ok(await units.reachesSage(unit));
    assert.equal((await consent().query(getConsentQuery)).units, 2);
    assert.deepEqual(await bed.witness.records('token.reused', before), []);
    for (const unit of both) assert.equal((await bed.connections.view(unit)).status, 'verified');
  });

  it('gets the pair of a refresh that was under way when it was terminated (R14, R22)', async () => {
    const before = await bed.witness.lastRecord();
    await bed.outside.sage.control.faults.arm({ name: 'slow', endpoint: 'POST /token', delayMs: 2_000 });
    const refreshing = units.reachesSage('unit-a');
    await eventually(
      async () => ((await bed.witness.records('token.issued', before)).length > 0 ? true : undefined),
      'Sage to issue the new pair',
    );
    await consent().terminate('a test');
    await refreshing;
    const sent = await sends('unit-b');
    await sent();
    for (const unit of both) assert.ok(await units.reachesSage(unit));
    assert.deepEqual(await bed.witness.records('token.reused', before), []);
  });

  it('asks each of its units for a new consent where its tokens cannot be told any more (R22)', async () => {
    await consent().terminate('a test');
    const { workflowId } = consent();
    const runs = () => bed.client.workflow.list({ query: `WorkflowId = '${workflowId}'` });
    await eventually(async () => {
      let left = 0;
      for await (const { runId } of runs()) {
        left += 1;
        const workflowExecution = { workflowId, runId };
        // The list shows it for a moment longer.
        await bed.client.workflowService
          .deleteWorkflowExecution({ namespace: 'default', workflowExecution })
          .catch((error: unknown) => {
            if (!isGrpcServiceError(error) || Number(error.code) !== NOT_FOUND) throw error;
          });
      }
      return left === 0 ? true : undefined;
    }, 'all its runs to be gone');
    const parked = [await sends('unit-a'), await sends('unit-b')];
    for (const unit of both) {
      const view = await eventually(async () => {
        const now = await bed.connections.view(unit);
        return now.status === 'reauthorization_required' ? now : undefined;
      }, `${unit} to ask for a new consent`);
      assert.equal(view.problem?.code, 'consent_tokens_gone');
    }
    await bed.consent('unit-a', users.olivia);
    for (const sent of parked) await sent();
    for (const unit of both) assert.equal((await bed.connections.view(unit)).status, 'verified');
  });
});
