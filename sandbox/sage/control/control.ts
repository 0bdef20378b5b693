import { faultOrderSchema } from '../faults.ts';
import { type World } from '../world.ts';
import {
  changeLedger,
  mint,
  pay,
  revokeConsent,
  setEdition,
  setExchangeRate,
  setRights,
  setSubscription,
  unpay,
} from './actions.ts';
import {
  changePayment,
  creditInvoice,
  deleteInvoice,
  editInvoice,
  releaseInvoice,
  unallocate,
  voidInvoice,
} from './bookkeeping.ts';
import { type SandboxControl } from './interface.ts';
import { checked } from './checked.ts';
import {
  advanceSchema,
  creditOrderSchema,
  editionSchema,
  exchangeRateSchema,
  invoiceEditSchema,
  ledgerUpdateSchema,
  mintSchema,
  notifySchema,
  oddRecordSchema,
  outageSchema,
  paymentChangeSchema,
  paymentOrderSchema,
  subscriptionSchema,
  userEmailSchema,
  userRightsSchema,
  voidOrderSchema,
} from './schemas.ts';

/** The control inside the process. Orders are checked here, so the HTTP server has nothing to check. */
export function createControl(world: World): SandboxControl {
  /** Runs at once; the state file follows. */
  const act = <T>(action: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(action());
      world.changed();
    });
  return {
    mintTokens: (order = {}) => act(() => mint(world, checked(mintSchema, order))),
    clock: {
      now: () => act(() => world.clock.now().toISOString()),
      advance: (order) =>
        act(() => {
          world.clock.advance(checked(advanceSchema, order).seconds);
          return world.clock.now().toISOString();
        }),
    },
    faults: {
      arm: (order) => act(() => world.faults.arm(checked(faultOrderSchema, order))),
      list: () => act(() => world.faults.list()),
      clear: () => act(() => world.faults.clear()),
    },
    recordPayment: (order) => act(() => pay(world, checked(paymentOrderSchema, order))),
    deletePayment: (paymentId) => act(() => unpay(world, paymentId)),
    changePayment: (order) => act(() => changePayment(world, checked(paymentChangeSchema, order))),
    editInvoice: (order) => act(() => editInvoice(world, checked(invoiceEditSchema, order))),
    voidInvoice: (order) =>
      act(() => {
        const { invoiceId, reason } = checked(voidOrderSchema, order);
        voidInvoice(world, invoiceId, reason);
      }),
    releaseInvoice: (invoiceId) => act(() => releaseInvoice(world, invoiceId)),
    deleteInvoice: (invoiceId) => act(() => deleteInvoice(world, invoiceId)),
    creditInvoice: (order) => act(() => creditInvoice(world, checked(creditOrderSchema, order))),
    deleteAllocation: (allocationId) => act(() => unallocate(world, allocationId)),
    revokeConsent: (order) => act(() => revokeConsent(world, checked(userEmailSchema, order).userEmail)),
    setSubscriptionActive: (businessId, active) =>
      act(() => {
        const order = checked(subscriptionSchema, { businessId, active });
        setSubscription(world, order.businessId, order.active);
      }),
    setEdition: (order) => act(() => setEdition(world, checked(editionSchema, order))),
    setExchangeRate: (order) => act(() => setExchangeRate(world, checked(exchangeRateSchema, order))),
    setUserRights: (order) => act(() => setRights(world, checked(userRightsSchema, order))),
    updateLedger: (order) => act(() => changeLedger(world, checked(ledgerUpdateSchema, order))),
    makeOdd: (order) =>
      act(() => {
        const { recordId, as } = checked(oddRecordSchema, order);
        world.state.oddities[recordId] = as;
      }),
    setOutage: (mode) =>
      act(() => {
        world.state.outage = checked(outageSchema, { mode }).mode;
      }),
    record: (filter = {}) => act(() => world.record.since(filter.since ?? 0, filter.kind)),
    requests: (filter = {}) => act(() => world.requests.since(filter.since ?? 0)),
    setNotify: (target) =>
      act(() => world.notifier.setTarget(checked(notifySchema, { target }).target ?? undefined)),
  };
}
