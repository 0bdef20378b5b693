import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameLikeness, normalisedName, searchWords } from '../../domain/invoice/customer-names.ts';
import { shorten } from '../../domain/shorten.ts';

describe('The names of two companies', () => {
  const cases = {
    equal: [
      ['Acme Rockets Ltd', 'ACME ROCKETS LIMITED'],
      ['Acme Rockets Ltd', 'Acme-Rockets, Ltd.'],
      ['Smith & Sons', 'Smith and Sons'],
      ['Café Zoë Ltd', 'CAFE ZOE'],
      ['O’Neill Builders', "O'Neill Builders Ltd"],
      ['A.B.C. Ltd', 'ABC'],
      ['Hill Ltd T/A Quick Fix', 'Quick Fix'],
      ['The Consulting Group', 'Consulting Group Ltd'],
      ['Müller GmbH', 'Mu\u0308ller'],
      ['Straße & Søn', 'STRASSE AND SON'],
      ['Hill Limited', 'Hill Ltd trading as Quick Fix'],
      ['+++', ' +++ '],
      ['🚀', '🚀'],
    ],
    alike: [
      ['Acme', 'Acme Rockets Ltd'],
      ['Twin Mills East', 'Twin Mills'],
      ['AcmeRockets', 'Acme'],
      ['Acme Rocket Co', 'Acme Rockets International Ltd'],
      ['J Smith Plumbing', 'John Smith Plumbing Ltd'],
      ['Smith Plumbing', 'J Smith Plumbing Ltd'],
      ['St Mary’s Church', "Saint Mary's Church"],
      ['4 Park St Ltd', '4 Park Street Management Ltd'],
    ],
    different: [
      ['Oak Dental Ltd', 'Elm Garage Ltd'],
      ['Oak Services Ltd', 'Elm Services Ltd'],
      ['North London Consulting Group', 'South London Consulting Group'],
      ['Ox', 'Oxford Press'],
      ['4 Park Street Ltd', '7 Park Street Ltd'],
      ['Leeds Dental Practice', 'York Dental Practice'],
      ['J Smith Plumbing Ltd', 'J Jones Plumbing Ltd'],
      ['J Smith Plumbing Ltd', 'K Smith Plumbing Ltd'],
      ['J Smith Plumbing Ltd', 'Smith Electrical'],
      ["St Mary's Church", "St John's Church"],
      ['Dunn Family Trust', 'Abbott Family Trust'],
      ['ABC Holdings', 'ABC Trading'],
      ['Brightside Cafe', 'Corner Cafe'],
      ['J', 'John'],
      ['+++', '***'],
      ['DBA Consulting', 'Consulting Partners'],
    ],
  } as const;

  for (const [likeness, pairs] of Object.entries(cases))
    for (const [a, b] of pairs)
      it(`are ${likeness}: ${a} / ${b}`, () => {
        assert.deepEqual([nameLikeness(a, b), nameLikeness(b, a)], [likeness, likeness]);
      });

  it('are equal to themselves, and have the same key exactly where they are equal by it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        assert.equal(nameLikeness(a, a), 'equal');
        assert.equal(nameLikeness(a, b), nameLikeness(b, a));
        if (normalisedName(a) === normalisedName(b)) assert.equal(nameLikeness(a, b), 'equal');
      }),
    );
  });

  it('are searched for by the word that tells most, of each name that the company has', () => {
    assert.deepEqual(searchWords('The Acme Services Ltd'), ['Acme']);
    assert.deepEqual(searchWords('Consulting Group'), ['Consulting']);
    assert.deepEqual(searchWords('Hill Ltd T/A Quick Fix'), ['Hill', 'Quick']);
    assert.deepEqual(searchWords(' +++ '), ['+++']);
  });

  it('are never cut inside of a character', () => {
    assert.equal(shorten('abc👨‍👩‍👧d', 6), 'abc');
    assert.equal(shorten('ab🇬🇧🇮🇪', 7), 'ab🇬🇧');
    assert.equal(shorten('éé'.normalize('NFD'), 3), 'é'.normalize('NFD'));
    assert.equal(shorten('abcdef', 3), 'abc');
  });
});
