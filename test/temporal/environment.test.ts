import assert from 'node:assert/strict';
import { z } from 'zod';
import { commonVariables, port, readEnvironment } from '../../temporal/environment.ts';
import { generateKeyEntry } from '../../temporal/key-ring.ts';

const variables = {
  ...commonVariables,
  API_PORT: port.default(3000),
  MAIL_URL: z.url().describe('Mail server, smtp://user:password@host:port'),
  CLIENT_SECRET: z.string().min(10).describe("The application's secret"),
  UNDESCRIBED: z.string(),
};

const good = {
  CODEC_KEYS: generateKeyEntry('dev-1'),
  MAIL_URL: 'smtp://mail.example.test',
  CLIENT_SECRET: 'a-long-secret',
  UNDESCRIBED: 'x',
};

const complaintOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readEnvironment(variables, env);
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
  assert.fail('no complaint');
};

describe('The settings of a process', () => {
  it('have defaults where there are some', () => {
    const settings = readEnvironment(variables, good);
    assert.equal(settings.TEMPORAL_ADDRESS, 'localhost:7233');
    assert.equal(settings.API_PORT, 3000);
    assert.equal(settings.LOG_LEVEL, 'info');
    assert.equal(settings.CODEC_KEYS.activeKeyId, 'dev-1');
  });

  it('are read as what they are', () => {
    const settings = readEnvironment(variables, { ...good, API_PORT: '8080', LOG_LEVEL: 'silent' });
    assert.equal(settings.API_PORT, 8080);
    assert.equal(settings.LOG_LEVEL, 'silent');
  });

  it('leave out what is not a setting of ours', () => {
    assert.ok(!('PATH' in readEnvironment(variables, { ...good, PATH: '/bin' })));
  });

  it('count as not set when they are empty', () => {
    const settings = readEnvironment(variables, { ...good, API_PORT: '', TEMPORAL_NAMESPACE: '' });
    assert.equal(settings.API_PORT, 3000);
    assert.equal(settings.TEMPORAL_NAMESPACE, 'default');
    assert.match(complaintOf({ ...good, CODEC_KEYS: '' }), /CODEC_KEYS is not set: Payload encryption keys/);
  });

  it('are all named when they are missing, each with what it is for', () => {
    assert.equal(
      complaintOf({}),
      [
        'The configuration is not usable:',
        '  CODEC_KEYS is not set: Payload encryption keys, "id:base64 of 32 bytes", comma separated; the first encrypts, all decrypt',
        '  MAIL_URL is not set: Mail server, smtp://user:password@host:port',
        "  CLIENT_SECRET is not set: The application's secret",
        '  UNDESCRIBED is not set: it is needed',
      ].join('\n'),
    );
  });

  it('are named at once where some are missing and others wrong', () => {
    const lines = complaintOf({ ...good, MAIL_URL: '', API_PORT: '70000', LOG_LEVEL: 'loud' }).split('\n');
    const names = lines.slice(1).map((line) => /^ {2}(\w+)/.exec(line)?.[1]);
    assert.deepEqual(names.sort(), ['API_PORT', 'LOG_LEVEL', 'MAIL_URL']);
  });

  const wrongPorts = ['http', '-1', '65536', '80.5'];
  for (const value of wrongPorts) {
    it(`refuse ${value} as a port`, () =>
      assert.match(complaintOf({ ...good, API_PORT: value }), /API_PORT: /));
  }

  it('never show the value of a secret that is wrong', () => {
    const complaint = complaintOf({
      ...good,
      CODEC_KEYS: 'c29tZS1rZXk=:dev-1,dev-2:c2VjcmV0LWtleQ==',
      MAIL_URL: 'pass word@mail.example.test',
      CLIENT_SECRET: 'tooshort',
      LOG_LEVEL: 'hunter2',
    });
    for (const name of ['CODEC_KEYS', 'MAIL_URL', 'CLIENT_SECRET', 'LOG_LEVEL']) {
      assert.ok(complaint.includes(`  ${name}: `), `${name} in ${complaint}`);
    }
    for (const value of ['c29tZ', 'c2Vjc', 'pass word', 'tooshort', 'hunter2']) {
      assert.ok(!complaint.includes(value), `${value} in ${complaint}`);
    }
  });
});
