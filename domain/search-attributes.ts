import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/**
 * What runs can be listed by. Search attributes are never encrypted by the payload codec, so they hold codes and ids, never a name, an
 * e-mail address or an amount.
 */
export const businessUnitKey = defineSearchAttributeKey('BusinessUnit', SearchAttributeType.KEYWORD);
export const invoiceStatusKey = defineSearchAttributeKey('InvoiceStatus', SearchAttributeType.KEYWORD);
export const sageInvoiceIdKey = defineSearchAttributeKey('SageInvoiceId', SearchAttributeType.KEYWORD);
/** The Sage business that an invoice, or a connection, belongs to. */
export const sageBusinessIdKey = defineSearchAttributeKey('SageBusinessId', SearchAttributeType.KEYWORD);
/** Keyed digest of the record at Sage as the invoice last heard of it: tells a change without saying what it is. */
export const sageFingerprintKey = defineSearchAttributeKey('SageFingerprint', SearchAttributeType.KEYWORD);
/** Payments and allocations of Sage that settled the invoice, wholly or in part. */
export const sagePaymentIdsKey = defineSearchAttributeKey('SagePaymentIds', SearchAttributeType.KEYWORD_LIST);
export const dueDateKey = defineSearchAttributeKey('DueDate', SearchAttributeType.DATETIME);
/** The code of what a person has to put right; absent when nothing is wrong. */
export const attentionCodeKey = defineSearchAttributeKey('AttentionCode', SearchAttributeType.KEYWORD);
/** What an invoice waits for before it can go on. */
export const waitingForKey = defineSearchAttributeKey('WaitingFor', SearchAttributeType.KEYWORD);
/** The last message about the invoice came back, or was not wanted; absent when it was not. */
export const emailBouncedKey = defineSearchAttributeKey('EmailBounced', SearchAttributeType.BOOL);
/**
 * The large runs that an invoice belongs to. A list because SQL visibility has room for ten keywords, which are taken, and three lists
 * (tried on server 1.32: "cannot have more than 10 search attribute of type Keyword"); it is asked for with `=` all the same.
 */
export const runIdsKey = defineSearchAttributeKey('RunIds', SearchAttributeType.KEYWORD_LIST);
export const connectionStatusKey = defineSearchAttributeKey('ConnectionStatus', SearchAttributeType.KEYWORD);
/** Of an event on its way to the PSA. */
export const deliveryStatusKey = defineSearchAttributeKey('DeliveryStatus', SearchAttributeType.KEYWORD);
export const eventTypeKey = defineSearchAttributeKey('EventType', SearchAttributeType.KEYWORD);
/** Ids of the endpoints that it goes to. */
export const deliveryEndpointsKey = defineSearchAttributeKey(
  'DeliveryEndpoints',
  SearchAttributeType.KEYWORD_LIST,
);

/** All of them, for the set-up to register. */
export const searchAttributeKeys = [
  businessUnitKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  sageBusinessIdKey,
  sageFingerprintKey,
  sagePaymentIdsKey,
  dueDateKey,
  attentionCodeKey,
  waitingForKey,
  emailBouncedKey,
  runIdsKey,
  connectionStatusKey,
  deliveryStatusKey,
  eventTypeKey,
  deliveryEndpointsKey,
] as const;
