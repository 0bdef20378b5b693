import assert from 'node:assert/strict';
import express from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { answerCheck, deviationsOf } from '../../api/check-answer.ts';
import { errorHandler } from '../../api/error-handler.ts';
import { mount, type Route } from '../../api/route.ts';
import { acceptedInvoice } from '../../domain/schemas/answers/invoice.ts';
import { silent } from '../support/servers.ts';
import { request } from './api-under-test.ts';

const route = (body: unknown): Route => ({
  method: 'get',
  path: '/v1/thing',
  operationId: 'getThing',
  roles: ['operator'],
  summary: 'A thing',
  params: z.object({}),
  answers: { 200: { description: 'The thing', schema: acceptedInvoice }, 204: { description: 'None' } },
  run: () => Promise.resolve({ status: 200, body }),
});
const accepted = { businessUnit: 'north', invoiceId: 'one', number: '1', status: 'accepted' };

/** What a caller and the log are told of an answer. */
async function answered(mode: 'off' | 'log' | 'refuse', body: unknown) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const app = express();
  mount(app, [route(body)], {
    countHandOver: (_request, _response, next) => next(),
    expectUnit: () => Promise.resolve(),
    checkAnswer: answerCheck(mode, log),
  });
  app.use(errorHandler(silent));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { ...(await request(`http://127.0.0.1:${port}/v1/thing`, 'GET')), logged: lines.join('') };
  } finally {
    server.close();
  }
}

describe('Answers are as the OpenAPI document says', () => {
  it('an answer that is goes out unchanged', async () => {
    const { status, text, logged } = await answered('refuse', accepted);
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(text), accepted);
    assert.equal(logged, '');
  });

  for (const [what, body, place] of [
    ['lacks a field', { ...accepted, number: undefined }, '/number'],
    ['has a field more', { ...accepted, secret: 'x' }, '/secret is not described'],
    ['has another type', { ...accepted, number: 1 }, '/number'],
    ['has nothing in it', undefined, '/ '],
  ] as const)
    it(`one that ${what} is refused where that is asked, by place and without its value`, async () => {
      const { status, text } = await answered('refuse', body);
      assert.equal(status, 500, text);
      const { code, detail } = z.object({ code: z.string(), detail: z.string() }).parse(JSON.parse(text));
      assert.equal(code, 'answer_not_as_described');
      assert.ok(detail.includes(`getThing 200: ${place}`), detail);
    });

  it('else it goes out, and the operator reads of it', async () => {
    const body = { ...accepted, secret: 'hush' };
    const { status, text, logged } = await answered('log', body);
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(text), body);
    assert.match(logged, /"operationId":"getThing".*\/secret is not described/);
    assert.ok(!logged.includes('hush'));
    assert.equal((await answered('off', body)).logged, '');
  });

  it('a status that nobody described, and content where none is described, are deviations', () => {
    const { answers } = route(undefined);
    assert.deepEqual(deviationsOf({ answers }, { status: 201, body: accepted }), [
      'the status is not described',
    ]);
    assert.deepEqual(deviationsOf({ answers }, { status: 204, body: {} }), [
      'has content, and none is described',
    ]);
    assert.deepEqual(deviationsOf({ answers }, { status: 204 }), []);
  });
});
