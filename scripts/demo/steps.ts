/** Prints a line per step with its time; a step that did not truly happen ends the demo. */
export class Steps {
  readonly #startedAt = performance.now();
  readonly tell: (line: string) => void;
  #count = 0;

  constructor(tell: (line: string) => void = (line) => console.log(line)) {
    this.tell = tell;
  }

  async step<T>(title: string, work: () => Promise<{ told: string; value: T }>): Promise<T> {
    this.#count += 1;
    const number = String(this.#count).padStart(2);
    const startedAt = performance.now();
    try {
      const { told, value } = await work();
      this.tell(`${number}. ${title}\n      ${told}  (${seconds(startedAt)})`);
      return value;
    } catch (error) {
      this.tell(`${number}. ${title}\n      FAILED after ${seconds(startedAt)}`);
      throw error;
    }
  }

  get total(): string {
    return seconds(this.#startedAt);
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;

/** @throws Error with `message` and both values when they are not the same */
export function expectSame(actual: unknown, expected: unknown, message: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${message}: expected ${b}, found ${a}`);
}

export function expectTrue(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Text in columns, numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        /^[\d.,]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
