/**
 * What a record holds under a name that somebody chose. Read by index, a business unit or a request named "constructor" would find what every
 * object has by birth.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
