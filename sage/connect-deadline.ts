import http from 'node:http';
import https from 'node:https';
import { type Duplex } from 'node:stream';

/** Code of the error with which a connection that does not stand in time is given up. */
export const CONNECT_TIMEOUT = 'ECONNECTTIMEOUT';

class ConnectTimeout extends Error {
  readonly code = CONNECT_TIMEOUT;
}

/**
 * Keep-alive agents that give up a connection not ready (name, TCP, TLS) in time. Only so is a host that does not answer
 * told from an answer that does not come: in the first case nothing was sent, and a write is safe to repeat.
 */
export function connectDeadlineAgents(timeoutMs: number): { httpAgent: http.Agent; httpsAgent: https.Agent } {
  class HttpAgent extends http.Agent {
    override createConnection(...request: Parameters<http.Agent['createConnection']>) {
      return expectConnection(super.createConnection(...request), 'connect', timeoutMs);
    }
  }
  class HttpsAgent extends https.Agent {
    override createConnection(...request: Parameters<https.Agent['createConnection']>) {
      return expectConnection(super.createConnection(...request), 'secureConnect', timeoutMs);
    }
  }
  return { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new HttpsAgent({ keepAlive: true }) };
}

type Socket = Duplex | null | undefined;

function expectConnection(socket: Socket, ready: 'connect' | 'secureConnect', timeoutMs: number): Socket {
  if (!socket) return socket;
  const timer = setTimeout(() => {
    socket.destroy(new ConnectTimeout(`no connection within ${timeoutMs} ms`));
  }, timeoutMs);
  const stop = () => clearTimeout(timer);
  socket.once(ready, stop).once('close', stop);
  return socket;
}
