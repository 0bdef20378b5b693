import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, type ParsedMessage, parseMessage } from './message.ts';

export interface Mailbox {
  /** Settles when the mail is kept: only then may it be acknowledged. */
  add(recipients: readonly string[], raw: Buffer): Promise<void>;
  /** Oldest first. */
  messages(): readonly Message[];
  find(id: string): ParsedMessage | undefined;
  clear(): Promise<void>;
}

/** Every accepted mail, as one .eml file each where a directory is given. */
export async function openMailbox(stateDir: string | undefined): Promise<Mailbox> {
  const kept = new Map<string, ParsedMessage>();
  let lastNumber = 0;
  const fileOf = (dir: string, id: string) => join(dir, `${id}.eml`);

  if (stateDir !== undefined) {
    await mkdir(stateDir, { recursive: true });
    for (const name of (await readdir(stateDir)).filter((file) => /^\d+\.eml$/.test(file)).sort()) {
      const id = name.slice(0, -'.eml'.length);
      kept.set(id, await parseMessage(id, await readFile(join(stateDir, name))));
      lastNumber = Number(id);
    }
  }

  return {
    async add(recipients, raw) {
      lastNumber += 1;
      const id = String(lastNumber).padStart(6, '0');
      // As an MTA does on delivery: the envelope is not part of the mail, and gone otherwise.
      const envelope = recipients.map((recipient) => `Delivered-To: ${recipient}\r\n`).join('');
      const whole = Buffer.concat([Buffer.from(envelope), raw]);
      const parsed = await parseMessage(id, whole);
      if (stateDir !== undefined) {
        const file = fileOf(stateDir, id);
        await writeFile(`${file}.part`, whole);
        await rename(`${file}.part`, file);
      }
      kept.set(id, parsed);
    },
    messages: () => [...kept.values()].map(({ message }) => message),
    find: (id) => kept.get(id),
    async clear() {
      const ids = [...kept.keys()];
      kept.clear();
      if (stateDir !== undefined) {
        await Promise.all(ids.map((id) => rm(fileOf(stateDir, id), { force: true })));
      }
    },
  };
}
