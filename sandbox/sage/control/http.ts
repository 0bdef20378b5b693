import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { faultOrderSchema } from '../faults.ts';
import { recordKinds } from '../record.ts';
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

const sinceSchema = z.object({
  since: z.coerce.number().int().nonnegative().optional(),
  kind: z.enum(recordKinds).optional(),
});

/** `/sandbox/…`: each call of the control as one URL. A refusal is 400 `{"error": "…"}`. */
export function controlRouter(control: SandboxControl): Router {
  const router = express.Router();
  router.use(express.json());
  const body = <S extends z.ZodType>(req: Request, schema: S) => checked(schema, req.body ?? {});
  const answer = (action: (req: Request) => Promise<unknown>) => async (req: Request, res: Response) => {
    try {
      const value = await action(req);
      if (value === undefined) res.status(204).end();
      else res.json(value);
    } catch (error) {
      res.status(400).json({ error: error instanceof Error ? error.message : String(error) });
    }
  };
  router.post(
    '/tokens',
    answer((req) => control.mintTokens(body(req, mintSchema))),
  );
  router.get(
    '/clock',
    answer(async () => ({ now: await control.clock.now() })),
  );
  router.post(
    '/clock/advance',
    answer(async (req) => ({ now: await control.clock.advance(body(req, advanceSchema)) })),
  );
  router.get(
    '/faults',
    answer(() => control.faults.list()),
  );
  router.post(
    '/faults',
    answer((req) => control.faults.arm(body(req, faultOrderSchema))),
  );
  router.delete(
    '/faults',
    answer(() => control.faults.clear()),
  );
  router.post(
    '/payments',
    answer((req) => control.recordPayment(body(req, paymentOrderSchema))),
  );
  router.delete(
    '/payments/:id',
    answer((req) => control.deletePayment(String(req.params.id))),
  );
  router.post(
    '/payments/change',
    answer((req) => control.changePayment(body(req, paymentChangeSchema))),
  );
  router.post(
    '/invoices/edit',
    answer((req) => control.editInvoice(body(req, invoiceEditSchema))),
  );
  router.post(
    '/invoices/void',
    answer((req) => control.voidInvoice(body(req, voidOrderSchema))),
  );
  router.post(
    '/invoices/:id/release',
    answer((req) => control.releaseInvoice(String(req.params.id))),
  );
  router.post(
    '/invoices/credit',
    answer((req) => control.creditInvoice(body(req, creditOrderSchema))),
  );
  router.delete(
    '/invoices/:id',
    answer((req) => control.deleteInvoice(String(req.params.id))),
  );
  router.delete(
    '/allocations/:id',
    answer((req) => control.deleteAllocation(String(req.params.id))),
  );
  router.post(
    '/consent/revoke',
    answer((req) => control.revokeConsent(body(req, userEmailSchema))),
  );
  router.post(
    '/subscription',
    answer((req) => {
      const order = body(req, subscriptionSchema);
      return control.setSubscriptionActive(order.businessId, order.active);
    }),
  );
  router.post(
    '/edition',
    answer((req) => control.setEdition(body(req, editionSchema))),
  );
  router.post(
    '/exchange-rate',
    answer((req) => control.setExchangeRate(body(req, exchangeRateSchema))),
  );
  router.post(
    '/user-rights',
    answer((req) => control.setUserRights(body(req, userRightsSchema))),
  );
  router.post(
    '/ledger',
    answer((req) => control.updateLedger(body(req, ledgerUpdateSchema))),
  );
  router.post(
    '/odd',
    answer((req) => control.makeOdd(body(req, oddRecordSchema))),
  );
  router.post(
    '/outage',
    answer((req) => control.setOutage(body(req, outageSchema).mode)),
  );
  router.get(
    '/record',
    answer((req) => control.record(checked(sinceSchema, req.query))),
  );
  router.get(
    '/requests',
    answer((req) => control.requests(checked(sinceSchema, req.query))),
  );
  router.post(
    '/notify',
    answer((req) => control.setNotify(body(req, notifySchema).target)),
  );
  router.use((req, res) => {
    res.status(404).json({ error: `no control call ${req.method} ${req.originalUrl}` });
  });
  router.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    res.status(400).json({ error: error instanceof Error ? error.message : String(error) });
  });
  return router;
}
