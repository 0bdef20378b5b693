import assert from 'node:assert/strict';
import { lostConsent } from '../../domain/consent/lost-consent.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const evidence = {
  sageSaid: 'POST /token: answered 400: "The refresh token was used before" (invalid_grant)',
  refreshExpiresAt: '2026-12-20T00:00:00.000Z',
  unanswered: false,
  nowMs: NOW,
};
const codeOf = (known: Partial<typeof evidence>) => lostConsent({ ...evidence, ...known }).code;

describe('why a consent was lost', () => {
  it('is that nobody used it, when its time is over by our clock or in the words of Sage', () => {
    assert.equal(codeOf({ refreshExpiresAt: '2026-11-24T12:00:00.000Z' }), 'consent_expired_unused');
    assert.equal(codeOf({ sageSaid: 'The refresh token has expired.' }), 'consent_expired_unused');
  });

  it('is a lost rotation when an earlier refresh with the same token got no answer', () => {
    assert.equal(codeOf({ unanswered: true }), 'consent_lost_rotation');
    assert.equal(codeOf({ unanswered: true, sageSaid: 'revoked' }), 'consent_lost_rotation');
  });

  it('is a withdrawal when Sage says so', () => {
    assert.equal(codeOf({ sageSaid: 'The refresh token was revoked.' }), 'consent_revoked');
  });

  it('is not guessed otherwise', () => {
    assert.equal(codeOf({}), 'consent_lost');
    assert.equal(codeOf({ sageSaid: 'invalid_grant' }), 'consent_lost');
  });

  it("always shows Sage's own words and what to do", () => {
    for (const known of [{}, { unanswered: true }, { sageSaid: 'revoked' }, { nowMs: NOW * 2 }]) {
      const problem = lostConsent({ ...evidence, ...known });
      assert.ok(problem.message.includes(known.sageSaid ?? evidence.sageSaid));
      assert.match(problem.fix, /[Cc]onnect to Sage again/);
    }
  });
});
