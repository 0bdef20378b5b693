import {
  allHandlersFinished,
  condition,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type RefusedEndpoint,
  stillRefused,
  withoutAnswered,
  withRefusals,
} from '../../domain/connection/editions.ts';
import { answeredAgain, seenOf, type SeenRight, withSeen } from '../../domain/connection/rights.ts';
import { type LearnedCustomer } from '../../domain/connection/messages.ts';
import { MAPPINGS_STALE, staleMappings, staleProblem } from '../../domain/connection/stale-mappings.ts';
import { customerKey } from '../../domain/keys.ts';
import { type LedgerAccount, type SageBusinessProfile, type TaxRate } from '../../domain/sage-records.ts';
import { type ConnectionStatus, type Problem } from '../../domain/connection/connection.ts';
import { type ConnectionEvent } from '../../domain/webhooks/event.ts';
import { businessUnitKey, connectionStatusKey, sageBusinessIdKey } from '../../domain/search-attributes.ts';
import { described } from './described.ts';
import { PsaEvents } from '../webhooks/psa-events.ts';
import { CallQueue } from './call-queue.ts';
import { Consents } from './consents.ts';
import { BusinessEntities } from './business-entities.ts';
import { type ConnectionState, isUsable, letsInvoicesGo, stillGone } from './state.ts';
import { WaitingInvoices } from './waiting-invoices.ts';

/** The state of a connection and what every change of it entails: event, search attributes, details, waiting invoices. */
export class ConnectionRun {
  readonly state: ConnectionState;
  readonly calls: CallQueue;
  readonly consents: Consents;
  readonly businessEntities: BusinessEntities;
  readonly waiting: WaitingInvoices;
  readonly #events = new PsaEvents();

  constructor(state: ConnectionState) {
    this.state = state;
    this.calls = new CallQueue(state.turn);
    this.consents = new Consents(state.businessUnit);
    this.businessEntities = new BusinessEntities(state.businessUnit);
    this.waiting = new WaitingInvoices(state);
    this.describe();
  }

  get nowIso(): string {
    return new Date().toISOString();
  }

  /** Enters a status and tells everybody whom it concerns. The same status again only renews the problem shown. */
  setStatus(status: ConnectionStatus, problem: Problem | null = null): void {
    const { state } = this;
    const previousStatus = state.status;
    state.problem = problem ?? stillGone(state, status);
    state.version += 1;
    if (status !== previousStatus) {
      state.status = status;
      state.statusSince = this.nowIso;
      state.eventSequence += 1;
      log.info('connection status', {
        businessUnit: state.businessUnit,
        status,
        previousStatus,
        problem: problem?.code,
      });
    }
    this.describe();
    this.publish();
    if (status !== previousStatus) this.#tellPsa(`connection.${status}`, state.statusSince, previousStatus);
    if (isUsable(status) !== isUsable(previousStatus)) this.#openOrClose();
    if (letsInvoicesGo(state)) this.waiting.release('verified');
  }

  /** A trouble that leaves the status as it is: shown, and told once. */
  warn(problem: Problem): void {
    const { state } = this;
    const known = state.problem?.code === problem.code;
    state.problem = problem;
    state.version += 1;
    this.describe();
    if (known) return;
    log.warn('connection problem', { businessUnit: state.businessUnit, problem: problem.code });
    state.eventSequence += 1;
    this.#tellPsa('connection.problem', this.nowIso, state.status);
  }

  /** The end of a trouble that was warned of; invoices that waited go on. */
  recovered(codes: readonly string[]): void {
    const { state } = this;
    if (state.problem === null || !codes.includes(state.problem.code)) return;
    state.problem = null;
    state.version += 1;
    this.describe();
    state.eventSequence += 1;
    this.#tellPsa('connection.recovered', this.nowIso, state.status);
    if (letsInvoicesGo(state)) this.waiting.release('verified');
  }

  /** The business as Sage describes it now. Another edition may have what the one before lacked. */
  setBusiness(business: SageBusinessProfile): void {
    const { state } = this;
    const before = state.business;
    state.business = business;
    if (before?.id === business.id && before.edition === business.edition) return;
    state.refused = [];
    if (before?.id === business.id && isUsable(state.status)) this.businessEntities.open(business);
  }

  /** The chart, and the tax rates where they were read as well, as they are now: the PSA hears once of mappings that lead nowhere. */
  checkMappings(chart: readonly LedgerAccount[], rates: readonly TaxRate[] | null): void {
    const { state } = this;
    const stale = staleMappings(state, { chart, rates });
    if (JSON.stringify(stale) !== JSON.stringify(state.mappings.stale)) state.version += 1;
    state.mappings = { stale };
    const problem = staleProblem(stale);
    if (problem === null) return this.recovered([MAPPINGS_STALE]);
    if (state.problem === null || state.problem.code === MAPPINGS_STALE) this.warn(problem);
  }

  /** What Sage refuses of the business though it answers other calls. */
  learnRefusals(sageBusinessId: string, refused: readonly RefusedEndpoint[]): void {
    const { state } = this;
    if (state.business?.id !== sageBusinessId) return;
    state.refused = withRefusals(stillRefused(state.refused, Date.now()), refused);
    state.version += 1;
    this.describe();
  }

  /** What Sage allowed or refused of the connected user. */
  seeRights(seen: readonly SeenRight[]): void {
    this.state.seenRights = withSeen(this.state.seenRights, seen);
  }

  /** An invoice met a right that the connected user lacks. */
  rightRefused(sageBusinessId: string, endpoint: string, message: string): void {
    if (this.state.business?.id !== sageBusinessId) return;
    this.seeRights([seenOf(endpoint, { at: this.nowIso, refused: message })]);
    this.state.version += 1;
  }

  /** Sage answered what it refused before, for want of a right or as the edition lacked it. */
  endpointsAnswered(sageBusinessId: string, endpoints: readonly string[]): void {
    const { state } = this;
    if (state.business?.id !== sageBusinessId) return;
    const again = answeredAgain(state.seenRights, endpoints, this.nowIso);
    const refused = withoutAnswered(state.refused, endpoints);
    if (refused.length < state.refused.length) this.businessEntities.answered(sageBusinessId, endpoints);
    else if (again.length === 0) return;
    this.seeRights(again);
    state.refused = refused;
    state.version += 1;
    this.describe();
  }

  /** A ledger, template or setting changed: invoices that waited for a mapping look again. */
  changed(): void {
    this.state.version += 1;
    this.describe();
    this.waiting.release('mapping');
  }

  /** A person said for one invoice who its customer is: others that ask the same look again. */
  customerChosen({ sought, learnedBy }: LearnedCustomer): void {
    this.state.version += 1;
    this.waiting.releaseFor(customerKey(sought), learnedBy);
  }

  /** Search attributes, written only where they differ from what is there. */
  publish(): void {
    const { businessUnit, status, business } = this.state;
    const published = workflowInfo().typedSearchAttributes;
    const wanted = [
      { key: businessUnitKey, value: businessUnit },
      { key: connectionStatusKey, value: status },
      ...(business === null ? [] : [{ key: sageBusinessIdKey, value: business.id }]),
    ].filter(({ key, value }) => published.get(key) !== value);
    if (wanted.length > 0) upsertSearchAttributes(wanted);
  }

  /** Until everybody was told and no handler is at work: then the run may give way to a new one, at once. */
  async finished(): Promise<void> {
    const othersTold = () =>
      this.consents.isSettled && this.businessEntities.isSettled && this.waiting.isSettled;
    do {
      await condition(() => allHandlersFinished() && othersTold());
      await this.#events.allTold();
      // While the one was waited for the other may have begun anew.
    } while (!allHandlersFinished() || !othersTold());
  }

  describe(): void {
    setCurrentDetails(described(this.state));
  }

  #openOrClose(): void {
    const { business, status } = this.state;
    if (business === null) return;
    if (isUsable(status)) this.businessEntities.open(business);
    else this.businessEntities.close(business.id);
  }

  #tellPsa(type: ConnectionEvent['type'], timestamp: string, previousStatus: ConnectionStatus): void {
    const {
      businessUnit,
      eventSequence: sequence,
      status,
      business,
      problem,
      lastRequest = null,
    } = this.state;
    this.#events.tell(sequence, {
      type,
      timestamp,
      data: {
        businessUnit,
        sequence,
        status,
        previousStatus,
        business: business && { id: business.id, name: business.name },
        problem,
        lastRequest,
      },
    });
  }
}
