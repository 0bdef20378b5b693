import { readdir, readFile } from 'node:fs/promises';

/** Linux counts processor time in these, whatever the kernel ticks at (proc(5), sysconf(_SC_CLK_TCK)). */
const MS_PER_TICK = 10;

export interface ThreadTime {
  readonly id: number;
  readonly name: string;
  readonly ms: number;
}

/** Processor time that each thread of a process has taken so far. @throws Error on a system without /proc */
export async function threadTimes(pid: number): Promise<ThreadTime[]> {
  const ids = await readdir(`/proc/${pid}/task`);
  const read = ids.map(async (id) => {
    // A thread may end meanwhile.
    const stat = await readFile(`/proc/${pid}/task/${id}/stat`, 'utf8').catch(() => null);
    return stat === null ? [] : [threadOf(Number(id), stat)];
  });
  return (await Promise.all(read)).flat();
}

/** The name stands in parentheses and may hold any character; user and system time are the 12th and 13th field after it. */
function threadOf(id: number, stat: string): ThreadTime {
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { id, name: stat.slice(stat.indexOf('(') + 1, end), ms: ticks * MS_PER_TICK };
}

/** What each thread took between the two looks; a new one from its beginning. */
export function spentBetween(before: readonly ThreadTime[], after: readonly ThreadTime[]): ThreadTime[] {
  const known = new Map(before.map(({ id, ms }) => [id, ms]));
  return after.map(({ id, name, ms }) => ({ id, name, ms: ms - (known.get(id) ?? 0) }));
}
