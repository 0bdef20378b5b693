import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { type Fact, type Standing } from '../../../domain/timeline/fact.ts';
import { attentionCodeKey, invoiceStatusKey, waitingForKey } from '../../../domain/search-attributes.ts';
import { type HistoryEvent, type HistoryIndex } from '../../../temporal/history/history-index.ts';

/** Follows how an invoice stands by the search attributes that its run sets. They are never encrypted. */
export class StandingReader {
  now: Standing = { status: null, waitingFor: null, attention: null };

  read(event: HistoryEvent, index: HistoryIndex): Fact | undefined {
    const upsert = event.upsertWorkflowSearchAttributesEventAttributes;
    const fields = (upsert ?? event.workflowExecutionStartedEventAttributes)?.searchAttributes?.indexedFields;
    if (!fields) return undefined;
    const { status: before } = this.now;
    this.now = {
      status: after(fields, invoiceStatusKey.name, before),
      waitingFor: after(fields, waitingForKey.name, this.now.waitingFor),
      attention: after(fields, attentionCodeKey.name, this.now.attention),
    };
    const at = index.decidedAt(event);
    return { kind: 'standing', at, isNew: this.now.status !== before, ...this.now };
  }
}

/** An upsert names what changes; an empty value takes the attribute away. */
function after(
  fields: Readonly<Record<string, Payload>>,
  name: string,
  before: string | null,
): string | null {
  const payload = fields[name];
  if (payload === undefined) return before;
  const value: unknown = payload.data?.length ? defaultPayloadConverter.fromPayload(payload) : null;
  return typeof value === 'string' ? value : null;
}
