import express, { type Express } from 'express';
import { type AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { apiBase, apiHandler, tokenHandler } from './api/server.ts';
import { createClock } from './clock.ts';
import { createControl } from './control/control.ts';
import { controlRouter } from './control/http.ts';
import { type SandboxControl } from './control/interface.ts';
import { createFaultBoard } from './faults.ts';
import { createLimiter } from './limits.ts';
import { createNotifier } from './notify.ts';
import { authorizeRouter } from './oauth/authorize.ts';
import { answerRevoke } from './oauth/revoke.ts';
import { answerToken } from './oauth/token.ts';
import { type SageSandboxOptions, type Settings, settingsFrom } from './options.ts';
import { pageRouter } from './pages/routes.ts';
import { createRecorder } from './record.ts';
import { createRequestLog } from './request-log.ts';
import { seededState } from './seed.ts';
import { createStorage, loadState, type Storage } from './storage.ts';
import { type State } from './state.ts';
import { type World } from './world.ts';

export { type SandboxControl } from './control/interface.ts';
export { type FaultName, type FaultOrder, type ArmedFault } from './faults.ts';
export { type SageSandboxOptions } from './options.ts';
export { type RecordKind } from './record.ts';
export { type RequestEntry } from './request-log.ts';
export { type RecordEntry } from './state.ts';

export interface SageSandbox {
  /** Where it listens, without a slash at the end; the API is below `/v3.1`. */
  url: string;
  control: SandboxControl;
  /** Cuts every connection, writes the state file and ends. */
  stop(): Promise<void>;
}

/** Starts a sandbox; rejects with the port in the message if the port is taken. */
export async function startSageSandbox(options: SageSandboxOptions = {}): Promise<SageSandbox> {
  const settings = settingsFrom(options);
  const state = loadState(settings.stateFile) ?? seededState(settings);
  const storage = createStorage(settings.stateFile, state);
  const world = createWorld(settings, state, storage);
  const control = createControl(world);
  const server = createServer(createApp(world, control));
  const { port } = await listen(server, settings);
  const url = `http://${settings.host}:${port}`;
  world.baseUrl = settings.publicUrl ?? url;
  return {
    url,
    control,
    stop: async () => {
      world.notifier.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      storage.close();
    },
  };
}

function createWorld(settings: Settings, state: State, storage: Storage): World {
  const clock = createClock(state);
  return {
    settings,
    baseUrl: '',
    state,
    clock,
    record: createRecorder(state.record, clock, storage.changed),
    requests: createRequestLog(),
    faults: createFaultBoard(),
    limits: createLimiter(settings, clock),
    notifier: createNotifier(clock, settings.notify),
    changed: storage.changed,
  };
}

function createApp(world: World, control: SandboxControl): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((req, res, next) => {
    // Reads change nothing, but for the authorise pages and the PDF (which the record reports).
    if (req.method !== 'GET' || req.path.startsWith('/oauth2')) res.once('close', world.changed);
    next();
  });
  const wholeBody = express.raw({ type: () => true, limit: '5mb' });
  app.use(apiBase, wholeBody, apiHandler(world));
  app.post('/token', wholeBody, tokenHandler(world, '/token', answerToken));
  app.post('/revoke', wholeBody, tokenHandler(world, '/revoke', answerRevoke));
  app.use('/oauth2/auth', authorizeRouter(world));
  app.use('/sandbox', controlRouter(control));
  app.use(pageRouter(world));
  return app;
}

function listen(server: Server, settings: Settings): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${cause.message})`;
      reject(new Error(`Sage sandbox: port ${settings.port} on ${settings.host} ${why}`, { cause }));
    });
    server.listen(settings.port, settings.host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('Sage sandbox: no address'));
      else resolve(address);
    });
  });
}
