import axios, { type AxiosInstance } from 'axios';
import { Webhook } from 'standardwebhooks';
import { type PsaEvent } from '../domain/event.ts';

const TIMEOUT_MS = 15_000;

/** The PSA's answer to an event, other than a 2xx. Never carries the event or the secret. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.status = status;
  }
}

/** Posts events to the PSA, signed as Standard Webhooks asks: over id, time and the exact bytes of the body. */
export class EventSender {
  readonly #url: string;
  readonly #webhook: Webhook;
  readonly #http: AxiosInstance;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.#webhook = new Webhook(secret);
    this.#http = axios.create({
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      validateStatus: () => true,
      maxContentLength: 64 * 1024,
    });
  }

  /** @throws EventRefused unless the receiver answers 2xx within 15 seconds. */
  async send(eventId: string, event: PsaEvent): Promise<void> {
    const sentAt = new Date();
    const body = JSON.stringify(event);
    const status = await this.#post(body, {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': this.#webhook.sign(eventId, sentAt, body),
    });
    if (status < 200 || status > 299)
      throw new EventRefused(`The PSA answered ${status} to event ${eventId}`, status);
  }

  async #post(body: string, headers: Record<string, string>): Promise<number> {
    try {
      const answer = await this.#http.post(this.#url, body, {
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return answer.status;
    } catch (error) {
      const reason = axios.isAxiosError(error) ? (error.code ?? error.message) : String(error);
      throw new EventRefused(`The PSA's receiver could not be reached: ${reason}`, null);
    }
  }
}
