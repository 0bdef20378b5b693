import { own as heldFor } from '../../domain/own.ts';
import { documentKinds } from '../../domain/invoice/credit-note.ts';
import { type Client, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { documentWorkflowId, turnstileWorkflowId } from '../../domain/keys.ts';
import { type TurnstileAcknowledgement, type TurnstileView } from '../../domain/turnstile/messages.ts';
import { getTurnPositionQuery, getTurnstileQuery } from '../../domain/turnstile/messages.ts';
import { type Connections } from '../connection/connections.ts';
import { type Principal, reaches } from '../principals/principal.ts';
import { Problem } from '../problem.ts';

const DEADLINE_MS = 10_000;

/** Talks to the turnstile of a business unit's Sage business. */
export class Turnstiles {
  readonly #client: Client;
  readonly #connections: Connections;

  constructor(client: Client, connections: Connections) {
    this.#client = client;
    this.#connections = connections;
  }

  /** Other units' invoices at the same Sage business are counted, not named. */
  async view(businessUnit: string): Promise<TurnstileView> {
    return own(businessUnit, await this.#ask(businessUnit, (open) => open.query(getTurnstileQuery)));
  }

  /**
   * What the Update changed is read afterwards: it answers no more than that it was done.
   * @throws Problem 403 where other units' invoices would be held up or let go as well, and the principal is no operator
   */
  async update(
    businessUnit: string,
    principal: Principal,
    work: (turnstile: WorkflowHandle) => Promise<TurnstileAcknowledgement>,
  ): Promise<TurnstileView> {
    const changed = async (open: WorkflowHandle) => {
      await work(open);
      return open.query(getTurnstileQuery);
    };
    await this.#expectAllOwn(businessUnit, principal);
    return own(businessUnit, await this.#ask(businessUnit, changed));
  }

  /** The invoice with its place in the queue as of now; as it was told where that cannot be asked. */
  async withPosition<View extends InvoiceView>(invoice: View): Promise<View> {
    const { waitingFor, plan, kind, businessUnit, invoiceId } = invoice;
    if (waitingFor?.position === undefined || plan === null) return invoice;
    const turnstile = this.#client.workflow.getHandle(turnstileWorkflowId(plan.sageBusinessId));
    try {
      const place = await this.#client.withDeadline(Date.now() + DEADLINE_MS, () =>
        turnstile.query(getTurnPositionQuery, {
          workflowId: documentWorkflowId(kind, businessUnit, invoiceId),
        }),
      );
      if (place === null) return invoice;
      const { position, forecastAt } = place;
      return { ...invoice, waitingFor: { ...waitingFor, position, nextTry: forecastAt } };
    } catch {
      return invoice;
    }
  }

  async #expectAllOwn(businessUnit: string, principal: Principal): Promise<void> {
    if (principal.units === '*' || principal.roles.has('operator')) return;
    const { business } = await this.#connections.view(businessUnit);
    if (business === null) throw noBusiness(businessUnit);
    const units = await this.#connections.unitsOfBusiness(business.id);
    if (!units.every((unit) => reaches(principal, unit))) throw sharedBusiness(business.name);
  }

  async #ask<T>(businessUnit: string, work: (turnstile: WorkflowHandle) => Promise<T>): Promise<T> {
    const { business } = await this.#connections.view(businessUnit);
    if (business === null) throw noBusiness(businessUnit);
    const turnstile = this.#client.workflow.getHandle(turnstileWorkflowId(business.id));
    try {
      return await this.#client.withDeadline(Date.now() + DEADLINE_MS, () => work(turnstile));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw noBusiness(businessUnit);
      throw error;
    }
  }
}

function own(businessUnit: string, view: TurnstileView): TurnstileView {
  const { queue, holder, closedUnits } = view;
  const byUnit = { [businessUnit]: heldFor(queue.byUnit, businessUnit) ?? 0 };
  const isOwn = documentKinds.some((kind) =>
    holder?.workflowId?.startsWith(documentWorkflowId(kind, businessUnit, '')),
  );
  return {
    ...view,
    holder: holder && (isOwn ? holder : { ...holder, workflowId: null }),
    closedUnits: closedUnits.filter((unit) => unit === businessUnit),
    queue: { ...queue, byUnit, first: queue.first.filter(({ unit }) => unit === businessUnit) },
  };
}

const sharedBusiness = (name: string): Problem =>
  new Problem({
    status: 403,
    code: 'shared_sage_business',
    detail: `The Sage business "${name}" is used by business units that are not yours: this would touch their invoices, too.`,
    fix: 'Ask who operates this installation: a key with the role "operator", or one that reaches all of these units, may do it.',
  });

const noBusiness = (businessUnit: string): Problem =>
  new Problem({
    status: 409,
    code: 'no_turnstile',
    detail: `Business unit "${businessUnit}" is not connected to a Sage business, so nothing queues for one.`,
    fix: 'Connect and test it first.',
  });
