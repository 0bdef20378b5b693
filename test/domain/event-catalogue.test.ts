import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { eventCatalogue } from '../../domain/webhooks/event-catalogue.ts';
import { connectionStatuses } from '../../domain/connection/connection.ts';
import { invoiceStatuses } from '../../domain/invoice/invoice.ts';
import { cataloguePage } from '../../scripts/event-catalogue.ts';

describe('The catalogue of events', () => {
  it('stands in docs/events.md as the schemas have it (else: npm run events:catalogue)', async () => {
    assert.equal(
      readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8'),
      await cataloguePage(),
    );
  });

  it('has every status that the PSA is told of', () => {
    const types: readonly string[] = eventCatalogue().map(({ type }) => type);
    const told = invoiceStatuses.filter((status) => status !== 'accepted' && status !== 'posting');
    for (const status of told) assert.ok(types.includes(`invoice.${status}`), status);
    for (const status of connectionStatuses) assert.ok(types.includes(`connection.${status}`), status);
    assert.equal(new Set(types).size, types.length);
  });

  it('has schemas that are complete in themselves and allow fields to be added', () => {
    for (const { type, schema, summary } of eventCatalogue()) {
      assert.ok(summary.length > 10, type);
      const text = JSON.stringify(schema);
      assert.doesNotMatch(text, /additionalProperties|readOnly/);
      const { $defs = {} } = z.object({ $defs: z.record(z.string(), z.unknown()).optional() }).parse(schema);
      for (const [, name] of text.matchAll(/"#\/\$defs\/(\w+)"/g))
        assert.ok((name ?? '') in $defs, `${type} ${name}`);
    }
  });
});
