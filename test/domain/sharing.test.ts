import assert from 'node:assert/strict';
import { beforeConsent, sharedBusiness, sharedConsent } from '../../domain/consent/sharing.ts';

describe('What is said of shared consents and businesses', () => {
  const ours = { returnsToCaller: false };
  const theirs = { returnsToCaller: true };

  it('before a consent promises our page only where the browser comes to it', () => {
    for (const present of [null, sharedConsent(0), sharedConsent(2)]) {
      assert.match(beforeConsent(present, ours), /the page after the consent names them/);
      assert.doesNotMatch(beforeConsent(present, theirs), /page|names/);
      assert.match(beforeConsent(present, theirs), /view of the connection says how many/);
    }
  });

  it('before a consent tells the same login from another one where the present consent is shared', () => {
    const told = beforeConsent(sharedConsent(1), ours);
    assert.match(told, /^The present consent .* one other business unit\./);
    assert.match(told, /same Sage login renews it for all.*another login leaves them the present one/);
    for (const present of [null, sharedConsent(0)])
      assert.match(beforeConsent(present, ours), /^If the Sage login already serves other business units/);
  });

  it('says what disconnecting does to the others, in one and in several', () => {
    assert.match(sharedConsent(0).onDisconnect, /revokes.*no other/);
    assert.match(sharedConsent(1).onDisconnect, /leaves.*one other business unit\./);
    assert.match(sharedConsent(3).message, /also serves 3 other business units/);
    assert.equal(sharedBusiness(0), null);
    assert.match(sharedBusiness(1)?.message ?? '', /^One other business unit invoices from/);
    assert.match(sharedBusiness(2)?.message ?? '', /^2 other business units invoice from/);
  });
});
