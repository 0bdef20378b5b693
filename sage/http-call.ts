export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request as it goes out. */
export interface HttpCall {
  readonly method: HttpMethod;
  readonly url: string;
  /** Path template for errors and logs: "/sales_invoices/{id}". */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** What is recorded in its place, where it holds the content of a file. */
  readonly shownBody?: string | undefined;
  /** Texts that must not show up in any error about this call. */
  readonly secrets: readonly string[];
}

/** One whole answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly requestId: string | undefined;
  readonly body: Buffer;
}

export const endpointOf = (call: HttpCall): string => `${call.method} ${call.path}`;

/** A write may leave something behind at Sage even when its answer is lost. */
export const isWrite = (call: HttpCall): boolean => call.method !== 'GET';

/** The text without the secrets of the call, plain or as they stand in a URL, a form or JSON. */
export const withoutSecrets = (call: HttpCall, text: string): string =>
  call.secrets
    .filter((secret) => secret !== '')
    .flatMap(spellings)
    .reduce((clean, spelling) => clean.replaceAll(spelling, '[hidden]'), text);

const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ '': secret }).toString().slice(1),
  JSON.stringify(secret).slice(1, -1),
];
