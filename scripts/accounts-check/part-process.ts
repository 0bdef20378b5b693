import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyTally, type Figures, figures, type PartOrder } from './figures.ts';

export interface Part {
  readonly sofar: () => Figures;
  /** Null when all was checked; else why not, in words. */
  readonly ended: Promise<string | null>;
}

/** Checks its cases in a process of its own, with a sandbox and a mail server of its own. */
export function startPart(order: PartOrder): Part {
  let sofar: Figures = { ...emptyTally(), differences: [] };
  const script = fileURLToPath(new URL('part.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(order)]);
  child.on('message', (message) => {
    sofar = figures.parse(message);
  });
  const ended = new Promise<string | null>((end) => {
    child.once('exit', (code, signal) => {
      end(code === 0 ? null : `One of the processes ended with ${code ?? signal}: not all was checked`);
    });
  });
  return { sofar: () => sofar, ended };
}
