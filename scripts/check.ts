import { spawn } from 'node:child_process';

/** Runs the checks of package.json that are called `check:…` side by side; what one says is shown when it has ended. */
const checks = ['format', 'types', 'lint', 'openapi'];

async function check(name: string): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', `check:${name}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  const code = await new Promise<number | string>((resolve) => {
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'));
  });
  process.stdout.write(Buffer.concat(said));
  console.log(code === 0 ? `check:${name} passed` : `check:${name} failed (${code})`);
  return code === 0;
}

const passed = await Promise.all(checks.map(check));
if (passed.includes(false)) process.exitCode = 1;
