import { type DeliveryView } from '../../domain/webhooks/delivery.ts';
import { subjectOf } from '../../domain/webhooks/event.ts';
import { type Principal, reaches, unitsOf } from '../principals/principal.ts';
import { type Deliveries, unknownEvent } from './deliveries.ts';
import { type DeliveryFilter, type DeliverySummary } from './delivery-lists.ts';
import { type Endpoints } from './endpoints.ts';
import { OwnEndpoints } from './own-endpoints.ts';

/** Events of the principal's units, and of where they went what it may see. */
export class OwnDeliveries {
  readonly #deliveries: Deliveries;
  readonly #endpoints: OwnEndpoints;
  readonly #principal: Principal;

  constructor(deliveries: Deliveries, endpoints: Endpoints, principal: Principal) {
    this.#deliveries = deliveries;
    this.#endpoints = new OwnEndpoints(endpoints, principal);
    this.#principal = principal;
  }

  async list(
    filter: DeliveryFilter,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ deliveries: DeliverySummary[]; nextCursor: string | null }> {
    const units = unitsOf(this.#principal);
    if (units === null) return this.#deliveries.list(filter, page);
    const none = { deliveries: [], nextCursor: null };
    const { businessUnit, endpoint: name } = filter;
    const names = await this.#endpoints.names();
    const endpoint = name && [...names].find(([, own]) => own === name)?.[0];
    if (name !== undefined && endpoint === undefined) return none;
    const own = { ...filter, endpoint, ...(businessUnit === undefined && { businessUnits: units }) };
    const { deliveries, nextCursor } = await this.#deliveries.list(own, page);
    const shown = deliveries.map((one) => ({
      ...one,
      endpoints: one.endpoints.flatMap((id) => names.get(id) ?? []),
    }));
    return { deliveries: shown, nextCursor };
  }

  /** @throws Problem 404, for an event of somebody else as for one that never was */
  async view(eventId: string): Promise<DeliveryView> {
    const view = await this.#deliveries.view(eventId);
    if (unitsOf(this.#principal) === null) return view;
    const { businessUnit } = subjectOf(view.event);
    if (businessUnit === null || !reaches(this.#principal, businessUnit)) throw unknownEvent(eventId);
    const names = await this.#endpoints.names();
    return {
      ...view,
      endpoints: Object.fromEntries(
        Object.entries(view.endpoints).flatMap(([id, one]) => {
          const name = names.get(id);
          return name === undefined ? [] : [[name, one]];
        }),
      ),
      attempts: view.attempts.flatMap((attempt) => {
        const endpoint = names.get(attempt.endpoint);
        return endpoint === undefined ? [] : [{ ...attempt, endpoint }];
      }),
    };
  }

  async resend(eventId: string, name: string | undefined): Promise<void> {
    const endpoint = name === undefined ? null : await this.#endpoints.idOf(name);
    if (unitsOf(this.#principal) !== null) await this.view(eventId);
    await this.#deliveries.resend(eventId, endpoint);
  }

  resendFailed(since: string): Promise<{ resent: number; more: boolean }> {
    return this.#deliveries.resendFailed(since, unitsOf(this.#principal) ?? undefined);
  }
}
