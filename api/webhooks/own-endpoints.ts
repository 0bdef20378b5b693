import { createHash } from 'node:crypto';
import { etagOf } from '../../domain/etag.ts';
import { type EndpointSettings, type EndpointView } from '../../domain/webhooks/endpoint.ts';
import { type EventType } from '../../domain/webhooks/event.ts';
import { type Principal, unitsOf } from '../principals/principal.ts';
import { Problem } from '../problem.ts';
import { type Condition, type Endpoints, unknownEndpoint } from './endpoints.ts';

/**
 * The endpoints as one principal sees them. Who reaches every unit sees all. For anybody else there are those alone that take events of its
 * own units and of no others, and the ids that it chooses are its own: kept with a mark of its units, they meet nobody else's, so that no
 * answer tells whether another one has an endpoint of that name.
 */
export class OwnEndpoints {
  readonly #endpoints: Endpoints;
  readonly #units: readonly string[] | null;
  readonly #mark: string;

  constructor(endpoints: Endpoints, principal: Principal) {
    this.#endpoints = endpoints;
    this.#units = unitsOf(principal);
    this.#mark = `~${createHash('sha256').update(JSON.stringify(this.#units)).digest('hex').slice(0, 12)}`;
  }

  async overview() {
    const { endpoints, lost } = await this.#endpoints.overview();
    return { endpoints: endpoints.filter((one) => this.#isOwn(one)).map((one) => this.#shown(one)), lost };
  }

  /** Ids as they are kept, with those that the principal knows them by. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const own = (await this.#endpoints.list()).filter((one) => this.#isOwn(one));
    return new Map(own.map(({ id }) => [id, this.#nameOf(id)]));
  }

  /** The tag is that of the endpoint as it is kept, which is the same to everybody who sees it. */
  async one(name: string) {
    const kept = await this.#endpoints.one(await this.idOf(name));
    return { endpoint: this.#shown(kept), etag: etagOf(kept) };
  }

  async put(name: string, settings: EndpointSettings, condition: Condition) {
    const id = await this.#find(name);
    // Only who put an endpoint of some units has a name with a mark.
    if (id === undefined && name.includes('~')) throw unknownEndpoint(name);
    const kept = await this.#endpoints.put(id ?? this.#newId(name), this.#ofOwnUnits(settings), condition);
    return { put: this.#shown(kept.put), etag: kept.etag };
  }

  async remove(name: string, condition: Condition) {
    return this.#endpoints.remove(await this.idOf(name), condition);
  }

  async rotate(name: string, overlapHours: number) {
    return this.#shown(await this.#endpoints.rotate(await this.idOf(name), overlapHours));
  }

  async enable(name: string) {
    return this.#shown(await this.#endpoints.enable(await this.idOf(name)));
  }

  async disable(name: string, reason: string) {
    return this.#shown(await this.#endpoints.disable(await this.idOf(name), reason));
  }

  async ping(name: string) {
    const { endpoint, ...attempt } = await this.#endpoints.ping(await this.idOf(name));
    return { endpoint: this.#nameOf(endpoint), ...attempt };
  }

  async test(name: string, type: EventType) {
    const { attempt, event, ...sent } = await this.#endpoints.test(await this.idOf(name), type);
    return {
      ...sent,
      event:
        event.type === 'webhook.ping'
          ? { ...event, data: { endpoint: this.#nameOf(event.data.endpoint) } }
          : event,
      attempt: { ...attempt, endpoint: this.#nameOf(attempt.endpoint) },
    };
  }

  /** @throws Problem 404 */
  async idOf(name: string): Promise<string> {
    const id = await this.#find(name);
    if (id === undefined) throw unknownEndpoint(name);
    return id;
  }

  async #find(name: string): Promise<string | undefined> {
    const ids = [...(await this.names()).keys()];
    return ids.find((id) => id === this.#newId(name)) ?? ids.find((id) => id === name);
  }

  #newId(name: string): string {
    return this.#units === null ? name : `${name}${this.#mark}`;
  }

  #nameOf(id: string): string {
    return this.#units !== null && id.endsWith(this.#mark) ? id.slice(0, -this.#mark.length) : id;
  }

  #shown<Shown extends EndpointView>(endpoint: Shown): Shown {
    return { ...endpoint, id: this.#nameOf(endpoint.id) };
  }

  #isOwn({ businessUnits }: EndpointView): boolean {
    const units = this.#units;
    return units === null || (businessUnits !== null && businessUnits.every((unit) => units.includes(unit)));
  }

  /** @throws Problem 422 for a unit that is not the principal's, whether there is one of that name or not */
  #ofOwnUnits(settings: EndpointSettings): EndpointSettings {
    const units = this.#units;
    if (units === null) return settings;
    const { businessUnits } = settings;
    if (businessUnits === null) return { ...settings, businessUnits: units };
    const errors = businessUnits.flatMap((value, at) =>
      units.includes(value)
        ? []
        : [{ pointer: `/businessUnits/${at}`, message: 'is not one of your business units', value }],
    );
    if (errors.length === 0) return settings;
    throw new Problem({
      status: 422,
      code: 'invalid_content',
      detail: `${errors.length === 1 ? 'One business unit is' : `${errors.length} business units are`} not one of yours.`,
      fix: 'Name business units that your key or token reaches, or leave them out for all of these.',
      errors: errors.slice(0, 50),
    });
  }
}
