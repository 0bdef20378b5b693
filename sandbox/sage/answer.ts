import { type SageError } from './errors.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export interface JsonObject {
  [key: string]: Json;
}

/** A whole answer before it goes out, so that a fault can lose, cut or delay it at a named point. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function emptyAnswer(status: number): Answer {
  return { status, headers: {}, body: '' };
}

export function errorAnswer(error: SageError, headers: Record<string, string> = {}): Answer {
  return jsonAnswer(error.status, error.problems, headers);
}
