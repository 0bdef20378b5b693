import { randomBytes } from 'node:crypto';
import { type RequestHandler } from 'express';

/** Files that the PSA gives out at signed URLs. */
export interface Files {
  /** The path of its URL, with the signature in the query; the same name again replaces the file and its signature. */
  put(name: string, content: Buffer): string;
  /** It is not there any more. */
  remove(name: string): void;
  /** The next `times` requests for files are answered so, whatever they ask for. */
  answerNext(times: number, status: number): void;
  /** Names that were asked for, in order. */
  asked(): readonly string[];
}

/** `GET /files/{name}?signature=…`: 403 without the right signature, 404 for what is not there. */
export function createFiles(): Files & { readonly handle: RequestHandler<{ name: string }> } {
  const kept = new Map<string, { content: Buffer; signature: string }>();
  const asked: string[] = [];
  let answers: number[] = [];
  return {
    put(name, content) {
      const signature = randomBytes(16).toString('hex');
      kept.set(name, { content, signature });
      return `/files/${encodeURIComponent(name)}?signature=${signature}`;
    },
    remove: (name) => void kept.delete(name),
    answerNext: (times, status) => {
      answers = Array.from({ length: times }, () => status);
    },
    asked: () => asked,
    handle(request, response) {
      const { name } = request.params;
      asked.push(name);
      const ordered = answers.shift();
      const file = kept.get(name);
      if (ordered !== undefined) response.status(ordered).end();
      else if (file === undefined) response.status(404).end();
      else if (request.query['signature'] !== file.signature) response.status(403).end();
      else response.type('application/octet-stream').send(file.content);
    },
  };
}
