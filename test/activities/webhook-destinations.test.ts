import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type LookupAddress } from 'node:dns';
import { Destinations, DestinationRefused, type Resolve } from '../../activities/webhooks/destinations.ts';
import { isInternalAddress } from '../../activities/webhooks/internal-addresses.ts';
import { post } from '../../activities/webhooks/post.ts';

/** A DNS that gives the next of these answers each time; the last one for ever. */
function dns(...answers: readonly (readonly string[])[]): Resolve {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      answer.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

interface Listener {
  readonly server: Server;
  readonly port: number;
  hits: number;
}

async function listen(host: string, port = 0): Promise<Listener> {
  const server = createServer((_request, response) => {
    listener.hits += 1;
    response.writeHead(204).end();
  }).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const listener = { server, port: typeof address === 'object' && address ? address.port : 0, hits: 0 };
  return listener;
}

const send = (destinations: Destinations, url: string, timeoutMs = 5_000) => {
  const target = new URL(url);
  return (async () =>
    post(target, '{}', { headers: {}, lookup: destinations.lookupFor(target), timeoutMs }))();
};

describe('Where events may go (S4)', () => {
  const internal = [
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.255.0.1'],
    ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.0.0.8', '198.18.0.1'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.9'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'fec0::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', 'not an address', ''],
  ];
  for (const address of internal) {
    it(`never to ${address || 'an empty address'}`, () => {
      assert.equal(isInternalAddress(address), true);
    });
  }
  for (const address of [
    ...[
      '1.1.1.1',
      '93.184.216.34',
      '100.63.255.255',
      '100.128.0.1',
      '172.15.0.1',
      '172.32.0.1',
      '223.255.255.1',
    ],
    ...['2606:4700::1111', '2a00:1450:4001::1', '::ffff:93.184.216.34'],
  ]) {
    it(`but to ${address}`, () => {
      assert.equal(isInternalAddress(address), false);
    });
  }

  describe('is judged by the address that is connected to', () => {
    let inside: Listener;
    let receiver: Listener;
    before(async () => {
      receiver = await listen('127.0.0.1');
      // The same port at another address, as a name that answers differently would lead to.
      inside = await listen('127.0.0.2', receiver.port);
    });
    beforeEach(() => {
      receiver.hits = 0;
      inside.hits = 0;
    });
    after(() => {
      receiver.server.close();
      inside.server.close();
    });

    const refused = async (sending: Promise<unknown>, message: RegExp) => {
      await assert.rejects(sending, (error: Error) => {
        assert.ok(error instanceof DestinationRefused, `${error.name}: ${error.message}`);
        assert.match(error.message, message);
        return true;
      });
      assert.deepEqual([receiver.hits, inside.hits], [0, 0], 'nothing was connected to');
    };

    it('so an address in the URL is refused in every spelling, with what would allow it', async () => {
      const { port } = inside;
      const none = new Destinations([]);
      for (const host of ['127.0.0.2', '0x7f000002', '2130706434', '127.2', '[::ffff:127.0.0.2]', '[::1]']) {
        await refused(
          send(none, `http://${host}:${port}/`),
          /is an internal address, which is not called: add ".+" or its network to WEBHOOK_ALLOW_HOSTS/,
        );
      }
      await refused(
        send(none, `https://169.254.169.254/latest/meta-data`),
        /169\.254\.169\.254 is an internal/,
      );
    });

    it('so a name that leads inside is refused, with name and address', async () => {
      for (const address of ['127.0.0.2', '10.1.2.3', 'fd00::1', '169.254.169.254', '::ffff:192.168.1.1']) {
        const sending = send(new Destinations([], dns([address])), `https://psa.example:${inside.port}/`);
        await refused(sending, new RegExp(`psa\\.example \\(${address}\\) is an internal address`));
      }
    });

    it('so a name that leads inside only the second time is refused the second time (DNS rebinding)', async () => {
      const destinations = new Destinations(['127.0.0.1'], dns(['127.0.0.1'], ['127.0.0.2']));
      const url = `http://psa.example:${receiver.port}/`;
      assert.equal((await send(destinations, url)).status, 204);
      assert.deepEqual([receiver.hits, inside.hits], [1, 0]);
      receiver.hits = 0;
      await refused(send(destinations, url), /psa\.example \(127\.0\.0\.2\) is an internal address/);
    });

    it('so of several addresses only the allowed ones are connected to', async () => {
      const destinations = new Destinations(['127.0.0.1'], dns(['127.0.0.2', '10.0.0.1', '127.0.0.1']));
      await send(destinations, `http://psa.example:${receiver.port}/`);
      assert.deepEqual([receiver.hits, inside.hits], [1, 0]);
    });

    it('and what would be connected to without the check is really there', async () => {
      await send(new Destinations(['127.0.0.0/8']), `http://127.0.0.2:${inside.port}/`);
      assert.equal(inside.hits, 1);
    });

    it('and without https nowhere that the configuration does not name', async () => {
      const sending = send(new Destinations([], dns(['93.184.216.34'])), 'http://psa.example/');
      await refused(sending, /psa\.example \(93\.184\.216\.34\) is not reached by https: use an https URL/);
    });
  });

  describe('is allowed by the configuration', () => {
    let receiver: Listener;
    before(async () => (receiver = await listen('127.0.0.1')));
    after(() => void receiver.server.close());

    for (const allowed of ['psa.internal', 'PSA.internal', '127.0.0.1', '127.0.0.0/8', '::ffff:127.0.0.1']) {
      it(`as ${allowed}`, async () => {
        const destinations = new Destinations(['10.0.0.0/8', allowed], dns(['127.0.0.1']));
        assert.equal((await send(destinations, `http://psa.internal:${receiver.port}/`)).status, 204);
      });
    }

    for (const entry of [
      'http://psa.internal',
      'psa.internal:4030',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '*',
      'a b',
    ]) {
      it(`but not as "${entry}", which is named when it starts`, () => {
        assert.throws(
          () => new Destinations([entry]),
          /WEBHOOK_ALLOW_HOSTS: ".+" must be the name of a host/,
        );
      });
    }

    it('and a name allowed does not allow another that leads to the same address', async () => {
      const destinations = new Destinations(['psa.internal'], dns(['127.0.0.1']));
      await assert.rejects(send(destinations, `http://other.internal:${receiver.port}/`), DestinationRefused);
    });
  });
});
