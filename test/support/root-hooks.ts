import { stopServers } from './servers.ts';

export const mochaHooks = { afterAll: stopServers };
