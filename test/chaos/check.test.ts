import assert from 'node:assert/strict';
import { check, isClean, type Verdict } from '../../scripts/chaos/check/check.ts';
import { type Evidence } from '../../scripts/chaos/check/evidence.ts';
import { acknowledged, created, entry, event, flawless, mail, unit, view } from './evidence.ts';

type Violation = keyof Verdict['violations'];

/** Doctored evidence: what was changed must be reported, and nothing else. */
function reports(violation: Violation, changes: Partial<Evidence>, says: RegExp): void {
  const verdict = check({ ...flawless, ...changes });
  const found = Object.entries(verdict.violations).filter(([, entries]) => entries.length > 0);
  assert.deepEqual(
    found.map(([name]) => name),
    [violation],
    JSON.stringify(found),
  );
  assert.match(verdict.violations[violation].join('\n'), says);
  assert.equal(isClean(verdict), false);
}

describe('The checker of a chaos run', () => {
  it('finds nothing where nothing is wrong', () => {
    const verdict = check(flawless);
    assert.ok(isClean(verdict), JSON.stringify(verdict));
    assert.ok(Object.values(verdict.admitted).every((entries) => entries.length === 0));
  });

  it('reports an invoice that is in Sage twice', () => {
    const record = [...flawless.record, created('A', '3')];
    reports('doubled', { record }, /northwind-uk\/A is in Sage as SI-1 and SI-3/);
  });

  it('takes one that was voided for no double', () => {
    const voided = [created('A', '3'), entry('sales_invoice.voided', '3', { number: 'SI-3' })];
    assert.ok(isClean(check({ ...flawless, record: [...flawless.record, ...voided] })));
  });

  it('reports an acknowledged invoice that is not in Sage, whatever it shows', () => {
    reports(
      'lost',
      { record: flawless.record.filter(({ id }) => id !== '2') },
      /B was acknowledged and is not in Sage/,
    );
  });

  it('counts one apart that was cancelled because Temporal was asked to, and only that', () => {
    const record = flawless.record.filter(({ id }) => id !== '2');
    const views = new Map([...flawless.views, [`${unit}/B`, view('2', 'cancelled')]]);
    const asked = [acknowledged('A'), acknowledged('B', { wasAskedToCancel: true })];
    const verdict = check({ ...flawless, record, views, acknowledged: asked });
    assert.ok(isClean(verdict), JSON.stringify(verdict.violations));
    assert.deepEqual(verdict.admitted.cancelledOnRequest, [`${unit}/B`]);
    const unasked = check({ ...flawless, record, views }).violations;
    assert.deepEqual([unasked.lost.length, unasked.stuck.length], [1, 1]);
  });

  it('reports one that is cancelled and in Sage all the same', () => {
    const views = new Map([...flawless.views, [`${unit}/B`, view('2', 'cancelled')]]);
    const asked = [acknowledged('A'), acknowledged('B', { wasAskedToCancel: true })];
    reports('cancelledInSage', { views, acknowledged: asked }, /northwind-uk\/B/);
  });

  it('reports an invoice that shows another one of Sage', () => {
    const views = new Map([...flawless.views, [`${unit}/B`, view('9')]]);
    reports('lost', { views }, /B shows SI-9, which is not the one in Sage/);
  });

  it('reports an invoice in Sage that nobody was told of', () => {
    reports(
      'unasked',
      { record: [...flawless.record, created('C', '3')] },
      /SI-3 belongs to northwind-uk\/C/,
    );
  });

  it('reports an invoice that is stuck in silence', () => {
    const views = new Map([...flawless.views, [`${unit}/B`, view('2', 'posting')]]);
    reports('stuck', { views }, /B is posting, without a word why/);
  });

  it('reports one that is stuck and says why, with its words', () => {
    const waitingFor = {
      what: 'sage',
      since: '',
      message: 'Sage is away.',
      action: null,
      nextTry: null,
    } as const;
    const views = new Map([...flawless.views, [`${unit}/B`, { ...view('2', 'posting'), waitingFor }]]);
    reports('stuck', { views }, /it says: Sage is away\./);
  });

  it('reports an invoice that cannot be read', () => {
    const views = new Map([...flawless.views].filter(([name]) => name !== `${unit}/B`));
    reports('stuck', { views, mails: flawless.mails }, /B cannot be read/);
  });

  it('reports two customers for one new e-mail, however it is spelt', () => {
    const again = entry('contact.created', 'c2', { email: 'Accounts@Newcomer.example.test' });
    reports('contactsDoubled', { record: [...flawless.record, again] }, /2 customers with accounts@newcomer/);
  });

  it('reports a customer created beside the one that was there', () => {
    const again = entry('contact.created', 'c2', { email: 'accounts@acme.example.test' });
    reports('contactsDoubled', { record: [...flawless.record, again] }, /accounts@acme/);
  });

  it('reports a number that the PSA never heard', () => {
    const events = flawless.events.filter(({ id }) => id !== 'A-1');
    reports('eventGaps', { events }, /never heard number 1 of 2 about northwind-uk\/A/);
  });

  it('reports the last number missing as well', () => {
    const events = flawless.events.filter(({ id }) => id !== 'A-2');
    reports('eventGaps', { events }, /number 2 of 2/);
  });

  it('reports two events under one number, but not after a reset', () => {
    const events = [...flawless.events, event('A', 2, 'another')];
    const secondHeard = new Set(events.map(({ id }) => id));
    reports('eventsRepeated', { events, secondHeard }, /two events number 2/);
    const reset = [acknowledged('A', { wasReset: true }), acknowledged('B')];
    assert.ok(isClean(check({ ...flawless, events, secondHeard, acknowledged: reset })));
  });

  it('takes the same event delivered twice for what the PSA was promised', () => {
    const events = flawless.events.map((one) => ({ ...one, deliveries: 2 }));
    assert.ok(isClean(check({ ...flawless, events })));
  });

  it('reports a second e-mail, and counts it apart where an operator brought it about', () => {
    const mails = [...flawless.mails, mail('A')];
    reports('mailsTwice', { mails }, /A was mailed 2 times/);
    const again = [acknowledged('A', { wasHandedOverAgain: true }), acknowledged('B')];
    const verdict = check({ ...flawless, mails, acknowledged: again });
    assert.ok(isClean(verdict));
    assert.equal(verdict.admitted.mailsAfterOperator.length, 1);
  });

  it('reports an e-mail that never arrived', () => {
    reports('mailsMissing', { mails: [mail('A')] }, /B is sent, and no e-mail arrived/);
  });

  it('reports an event that an endpoint of the API never had', () => {
    reports('missedBySecond', { secondHeard: new Set(['A-1', 'A-2', 'B-1']) }, /invoice\.sent B-2/);
  });

  it('reports what persons set and a run that took over did not know', () => {
    const before = { 'turnstile of T': '{"callsPerDay":5}' };
    reports('forgotten', { setByPersons: { before, after: {} } }, /turnstile of T was .* and is gone/);
    const after = { 'turnstile of T': '{"callsPerDay":null}' };
    reports('forgotten', { setByPersons: { before, after } }, /and is \{"callsPerDay":null\}/);
    reports('forgotten', { connectionProblems: ['a: consent_tokens_gone'] }, /consent_tokens_gone/);
  });

  it('reports a run that ended by itself, and one that did not come back', () => {
    reports('ended', { ended: ['connection:a canceled'] }, /canceled/);
    reports('notBack', { notBack: ['turnstile:T'] }, /turnstile:T/);
  });

  it('reports a wrong answer to a caller', () => {
    reports('wrongAnswers', { wrongAnswers: ['A: other content was answered 200'] }, /other content/);
  });
});

describe('A used refresh token in the record', () => {
  const issuedAt = '2026-11-25T10:00:00.000Z';
  const record = [
    ...flawless.record,
    entry('token.issued', 'grant', { userEmail: 'olivia' }, { sequence: 10, at: issuedAt }),
    entry('token.reused', 'grant', { userEmail: 'olivia' }, { sequence: 11, at: '2026-11-25T10:01:05.000Z' }),
  ];
  const after = (ms: number) => Date.parse(issuedAt) + ms;
  const request = {
    sequence: 1,
    at: issuedAt,
    beganAt: issuedAt,
    method: 'POST',
    path: '/token',
    businessId: null,
    requestId: 'r',
  };
  const admitted = (changes: Partial<Evidence>) =>
    check({ ...flawless, record, ...changes }).admitted.tokensReusedAfterLoss.length;

  it('is a violation where nothing explains it', () => {
    reports('tokensReused', { record }, /olivia at/);
  });

  it('stays one when a worker died long after the new pair was safe, or another process did', () => {
    const late = [{ at: after(60_000), signal: 'SIGKILL', target: 'worker-1' } as const];
    reports('tokensReused', { record, strikes: late }, /olivia/);
    const api = [{ at: after(100), signal: 'SIGKILL', target: 'api' } as const];
    reports('tokensReused', { record, strikes: api }, /olivia/);
  });

  it('is how a loss is found when a worker was killed with the new pair in its hands', () => {
    const strikes = [{ at: after(1_000), signal: 'SIGKILL', target: 'worker-1' } as const];
    assert.equal(admitted({ strikes }), 1);
  });

  it('or when the answer with the new pair was cut off', () => {
    assert.equal(admitted({ requests: [{ ...request, status: null, fault: 'lost-rotation' }] }), 1);
    reports('tokensReused', { record, requests: [{ ...request, status: 200 }] }, /olivia/);
  });
});
