import { dynamicConfig } from './dynamic-config.ts';

export interface DevServerArgs {
  ip: string;
  port: number;
  /** Nothing means headless. */
  uiPort: number | undefined;
  namespace: string;
  dbFilename: string | undefined;
  codecEndpoint: string | undefined;
  logLevel: 'warn' | 'never';
}

/** The command line of `temporal server start-dev`. */
export function devServerArgs(options: DevServerArgs): string[] {
  const { ip, port, uiPort, namespace, dbFilename, codecEndpoint, logLevel } = options;
  return [
    ...['server', 'start-dev', '--ip', ip, '--port', String(port), '--namespace', namespace],
    ...['--log-level', logLevel],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', ip, '--ui-port', String(uiPort)]),
    ...(uiPort !== undefined && codecEndpoint !== undefined ? ['--ui-codec-endpoint', codecEndpoint] : []),
    ...(dbFilename === undefined ? [] : ['--db-filename', dbFilename, ...walPragmas]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}

/** Twice the workflows a second of the default journal on a file (measured); a crash of the machine may lose the last few transactions. */
const walPragmas = ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'] as const;
