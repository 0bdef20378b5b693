import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessSignal, type Service } from '../../processes/service.ts';
import { type Target } from '../plan/step.ts';
import { type Stage } from '../stage.ts';

export function serviceOf({ fleet }: Stage, target: Target): Service {
  if (target === 'api' || target === 'temporal') return fleet[target];
  const service = fleet.workers.find(({ name }) => name === target);
  if (service === undefined) throw new Error(`There is no ${target}`);
  return service;
}

/** Hits the process as soon as there is one to hit. */
export async function strike(
  stage: Stage,
  service: Service,
  signal: ProcessSignal,
  downForMs = 0,
): Promise<void> {
  while (!service.signal(signal, downForMs)) await delay(20);
  stage.journal.strike(signal, service.name);
}

export async function pause(stage: Stage, services: readonly Service[], forMs: number): Promise<void> {
  for (const service of services) await strike(stage, service, 'SIGSTOP');
  await delay(forMs, undefined, { signal: stage.over }).catch(() => undefined);
  for (const service of services) service.signal('SIGCONT');
}
