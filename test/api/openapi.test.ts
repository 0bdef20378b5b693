import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { examples } from '../../api/openapi/examples.ts';
import { fixedFee } from '../../api/openapi/request-examples.ts';
import { describedStatuses, problemResponses } from '../../api/openapi/problem-responses.ts';
import { type RouteAnswer } from '../../api/route.ts';
import { problemCodes } from '../../domain/problems/catalogue.ts';
import { eventSchemas } from '../../domain/schemas/events.ts';
import { problem } from '../../domain/schemas/problem.ts';
import { eventTypes } from '../../domain/webhooks/event-catalogue.ts';
import { openApiOffline, routesOffline } from '../../scripts/openapi.ts';

const reference = z.object({ $ref: z.string() });
const response = z.union([reference, z.object({ description: z.string(), content: z.unknown().optional() })]);
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(5),
  description: z.string().min(5),
  responses: z.record(z.string(), response),
});
const shape = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  webhooks: z.record(z.string(), z.object({ post: z.object({ operationId: z.string() }) })),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});

describe('The OpenAPI document', () => {
  const routes = routesOffline();
  const whole = openApiOffline();
  const { tags, paths, webhooks, components } = shape.parse(whole);
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const named = new Map<string, z.ZodType>(
    [
      problem,
      ...eventSchemas,
      ...routes.flatMap(({ body, bodyShown = body, answers }) => [
        ...(bodyShown === undefined ? [] : [bodyShown]),
        ...Object.values<RouteAnswer>(answers).flatMap(({ schema }) => schema ?? []),
      ]),
    ].map((schema) => [schema.meta()?.id ?? '', schema]),
  );

  it('leads nowhere by no reference', () => {
    const text = JSON.stringify(whole);
    for (const [, group = '', name = ''] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g))
      assert.ok(name in (components[group] ?? {}), `${group}/${name}`);
    assert.doesNotMatch(text, /\$defs|readOnly/);
  });

  it('names each operation as a client calls it, once, with a tag that is described', () => {
    const ids = [...operations, ...Object.values(webhooks).map(({ post }) => post)].map(
      ({ operationId }) => operationId,
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+([A-Z][a-z]*)+$/, id);
    const known = tags.map(({ name }) => name);
    for (const { tags: own, operationId } of operations) assert.ok(known.includes(own[0] ?? ''), operationId);
  });

  it('has a named schema for each content of an answer and of a request', () => {
    for (const { body, bodyShown = body, answers, operationId } of routes) {
      const schemas = Object.values<RouteAnswer>(answers).flatMap(({ schema }) => schema ?? []);
      for (const schema of [...schemas, ...(bodyShown === undefined ? [] : [bodyShown])])
        assert.ok((schema.meta()?.id ?? '') in (components['schemas'] ?? {}), operationId);
    }
  });

  it('says of each operation behind the key which problems it can answer', () => {
    for (const [path, methods] of Object.entries(paths)) {
      if (!path.startsWith('/v1/')) continue;
      for (const { responses, operationId } of Object.values(methods))
        for (const status of ['400', '401', '403', '429', '500', '503', 'default'])
          assert.ok(status in responses, `${operationId} ${status}`);
    }
    // That of a path that is not there, or of a method that is not taken, is no operation's.
    for (const status of new Set(describedStatuses))
      assert.ok(status === 405 || `Problem${status}` in problemResponses, String(status));
  });

  it('says of each POST what it comes to that it is sent again', () => {
    const silent = routes.filter(({ method, repeat }) => method === 'post' && repeat === undefined);
    assert.deepEqual(
      silent.map(({ operationId }) => operationId),
      [],
      'give it `repeat`: byRequestId, same or anew',
    );
  });

  it('has every code of the catalogue, and every event as a webhook', () => {
    const schema = z
      .object({ properties: z.object({ code: z.object({ enum: z.array(z.string()) }) }) })
      .parse(components['schemas']?.['Problem']);
    assert.deepEqual(schema.properties.code.enum, [...problemCodes]);
    assert.deepEqual(Object.keys(webhooks), [...eventTypes]);
  });

  it('has examples that are as their schemas say', () => {
    for (const [id, those] of Object.entries(examples)) {
      const schema = named.get(id);
      assert.ok(schema !== undefined, `There is no schema ${id} in any operation`);
      for (const [name, { value }] of Object.entries(those)) {
        const result = schema.safeParse(value);
        assert.ok(result.success, `${id} ${name}: ${result.error?.message}`);
      }
    }
    for (const { body, bodyShown = body, operationId } of routes)
      if (bodyShown !== undefined) assert.ok((bodyShown.meta()?.id ?? '') in examples, operationId);
    const ofFile: unknown = JSON.parse(
      readFileSync(new URL('../../examples/fixed-fee.json', import.meta.url), 'utf8'),
    );
    assert.deepEqual(fixedFee, ofFile);
  });

  it('refuses by pattern and length none of the invoices of examples/', () => {
    const root = new URL('../../examples/', import.meta.url);
    const schema = z.fromJSONSchema({
      $ref: '#/$defs/InvoiceRequest',
      $defs: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .parse(
          JSON.parse(JSON.stringify(components['schemas']).replaceAll('#/components/schemas/', '#/$defs/')),
        ),
    });
    for (const file of readdirSync(root).filter((name) => name.endsWith('.json'))) {
      const result = schema.safeParse(JSON.parse(readFileSync(new URL(file, root), 'utf8')));
      assert.ok(result.success, `${file}: ${result.error?.message}`);
    }
  });
});
