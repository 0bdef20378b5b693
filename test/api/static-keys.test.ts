import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { digestOf, newKey, parseKeyEntries } from '../../api/principals/key-entry.ts';
import { StaticKeys } from '../../api/principals/static-keys.ts';
import { silent } from '../support/servers.ts';

const run = promisify(execFile);
const entry = {
  id: 'psa',
  sha256: digestOf('a key'),
  units: ['north'],
  roles: ['invoices:read'],
  expires: null,
};

describe('API keys', () => {
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  after(() => rm(dir, { recursive: true }));

  it('are known by their digest, with units and roles, until they expire', () => {
    const later = { ...entry, id: 'ends', sha256: digestOf('another'), units: '*', expires: '2026-11-30' };
    const keys = new StaticKeys(parseKeyEntries(JSON.stringify([entry, later])), undefined, silent);
    const found = keys.find('a key');
    assert.ok(found && 'principal' in found);
    assert.deepEqual([found.principal.id, found.principal.units], ['psa', new Set(['north'])]);
    const end = Date.parse('2026-11-30T00:00:00Z');
    assert.ok('principal' in (keys.find('another', end - 1) ?? {}));
    assert.deepEqual(keys.find('another', end), { expiredMs: end });
    assert.equal(keys.find('a keyx'), null);
    assert.equal(keys.find(entry.sha256), null, 'the digest is no key');
  });

  it('are refused as configuration by what is wrong with which, never by digest', () => {
    for (const [wrong, why] of [
      ['not json', /must be a JSON array/],
      [{ ...entry, roles: ['admin'] }, /entry 1: roles\.0 must be of invoices:write, /],
      [{ ...entry, roles: [] }, /needs at least one role/],
      [{ ...entry, units: 'north' }, /must be "\*" for all business units/],
      [{ ...entry, sha256: 'a key' }, /64 hexadecimal digits/],
      [{ ...entry, id: 'browser' }, /callers without a key/],
      [{ ...entry, expires: 'soon' }, /must be a date or date-time/],
      [{ ...entry, key: 'a key' }, /Unrecognized key/],
    ] as const) {
      const text = typeof wrong === 'string' ? wrong : JSON.stringify([wrong]);
      assert.throws(() => parseKeyEntries(text), why);
    }
    assert.throws(
      () => parseKeyEntries(JSON.stringify([entry, { ...entry, id: 'two' }])),
      /stands there twice/,
    );
  });

  it('in a file are added and withdrawn without a restart; a file that is not usable changes nothing', async () => {
    const file = join(dir, 'keys.json');
    await writeFile(file, JSON.stringify([entry]));
    const keys = new StaticKeys([], file, silent);
    const isKnown = (key: string, atMs: number) => keys.find(key, atMs) !== null;
    const start = Date.now();
    assert.ok(isKnown('a key', start));
    await writeFile(file, '[{"id": half written');
    assert.ok(isKnown('a key', start + 60_000));
    await writeFile(file, JSON.stringify([{ ...entry, sha256: digestOf('the next') }]));
    assert.ok(isKnown('the next', start + 120_000));
    assert.ok(!isKnown('a key', start + 120_000));
    assert.throws(() => new StaticKeys([], join(dir, 'none.json'), silent), /none\.json/);
  });

  it('are made by a command that shows each once and keeps its digest alone', async () => {
    const file = join(dir, 'made.json');
    const make = (...args: string[]) =>
      run(process.execPath, ['--import', 'tsx', 'api/make-key.ts', ...args]);
    const roles = ['--roles', 'invoices:write,invoices:read'];
    const { stdout } = await make('--id', 'psa', '--units', 'north,south', ...roles, '--file', file);
    const [, key = ''] = /Key, shown this once: (\S+)/.exec(stdout) ?? [];
    await make('--id', 'other', ...roles, '--expires', 'never', '--file', file);
    const text = await readFile(file, 'utf8');
    assert.ok(!text.includes(key) && key.length > 50);
    assert.equal((await stat(file)).mode & 0o077, 0);
    const found = new StaticKeys([], file, silent).find(key);
    assert.ok(found && 'principal' in found);
    assert.deepEqual(found.principal.units, new Set(['north', 'south']));
    assert.equal(parseKeyEntries(text).find(({ id }) => id === 'other')?.expiresMs, null);
    await assert.rejects(make('--id', 'psa', '--roles', 'admin'), /must be of invoices:write/);
    assert.notEqual(newKey(), newKey());
  });
});
