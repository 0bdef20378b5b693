import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type * as client from '../../client/src/index.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const consumer = fileURLToPath(new URL('./consumer/', import.meta.url));

const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

type Client = typeof client;

/** The client as `npm pack` makes it, unpacked in a directory of a stranger's, where nothing else of ours is. */
export class PackedClient {
  /** In the tarball. */
  readonly files: readonly string[];
  readonly #directory: string;

  private constructor(directory: string, files: readonly string[]) {
    this.#directory = directory;
    this.files = files;
  }

  /** Nothing is fetched: what it depends on stands in for what `npm install` would bring. */
  static async make(): Promise<PackedClient> {
    // Without the links that some systems have in the way, which module resolution would follow.
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'packed-client-')));
    const pack = ['pack', '--json', '--silent', '--pack-destination', directory];
    const { stdout } = await run('npm', pack, { cwd: join(root, 'client') });
    const [tarball] = packed.parse(JSON.parse(stdout.slice(stdout.indexOf('['))));
    if (tarball === undefined) throw new Error('npm pack made nothing');
    const home = join(directory, 'node_modules/@sage-invoicing/client');
    await mkdir(home, { recursive: true });
    await run('tar', ['-xzf', join(directory, tarball.filename), '-C', home, '--strip-components', '1']);
    const { dependencies } = manifest.parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
    for (const name of [...Object.keys(dependencies), '@types/node']) {
      await mkdir(dirname(join(directory, 'node_modules', name)), { recursive: true });
      await symlink(join(root, 'node_modules', name), join(directory, 'node_modules', name));
    }
    return new PackedClient(
      directory,
      tarball.files.map(({ path }) => path),
    );
  }

  async client(): Promise<Client> {
    return z.custom<Client>().parse(await this.#load('dist/index.js'));
  }

  /** Compiles the programs of test/client/consumer against the types of the package. @throws what tsc says */
  async compileConsumer(): Promise<void> {
    await cp(consumer, this.#directory, { recursive: true });
    await writeFile(join(this.#directory, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: ['node'] };
    const config = { compilerOptions: { ...options, noUnusedLocals: true }, include: ['*.ts'] };
    await writeFile(join(this.#directory, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, '--project', this.#directory]).catch(
      ({ stdout }: { stdout: string }) => {
        throw new Error(stdout);
      },
    );
  }

  remove(): Promise<void> {
    return rm(this.#directory, { recursive: true, force: true });
  }

  #load(file: string): Promise<unknown> {
    return import(pathToFileURL(join(this.#directory, 'node_modules/@sage-invoicing/client', file)).href);
  }
}
