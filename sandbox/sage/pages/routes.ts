import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { isPosted } from '../books/amounts.ts';
import { voidOrDelete } from '../books/artefacts.ts';
import { recordReceipt } from '../books/receipt.ts';
import { deleteInvoice, releaseInvoice } from '../control/bookkeeping.ts';
import { SageError } from '../errors.ts';
import { invoicePdf } from '../pdf.ts';
import { type Artefact } from '../state.ts';
import { type World } from '../world.ts';
import { booksPage } from './books.ts';

const amountForm = z.object({
  amount: z
    .string()
    .trim()
    .regex(/^\d+(\.\d{1,2})?$/),
});
const reasonForm = z.object({ void_reason: z.string().trim().min(1) });

/** The accountant's hands: what they do here, the API shows. */
export function pageRouter(world: World): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false }));
  router.get('/', (_req, res) => {
    res.send(booksPage(world, undefined));
  });
  router.get('/invoices/:id.pdf', async (req, res) => {
    const invoice = invoiceOf(world, req);
    if (invoice === undefined) return notHere(world, res);
    res.type('application/pdf').send(await invoicePdf(world, invoice));
  });
  router.post('/invoices/:id/payments', (req, res) =>
    act(world, req, res, (invoice) => {
      const form = amountForm.safeParse(req.body);
      if (!form.success) return 'The amount must read like 12.50.';
      recordReceipt(world, { invoiceId: invoice.id, amount: form.data.amount });
      return undefined;
    }),
  );
  router.post('/invoices/:id/void', (req, res) =>
    act(world, req, res, (invoice) => {
      const form = reasonForm.safeParse(req.body);
      if (!form.success) return 'Give a reason.';
      voidOrDelete(world, invoice, form.data.void_reason);
      return undefined;
    }),
  );
  router.post('/invoices/:id/release', (req, res) =>
    act(world, req, res, (invoice) => {
      releaseInvoice(world, invoice.id);
      return undefined;
    }),
  );
  router.post('/invoices/:id/delete', (req, res) =>
    act(world, req, res, (invoice) => {
      if (isPosted(invoice)) return 'Only a draft can be deleted: void it instead.';
      deleteInvoice(world, invoice.id);
      return undefined;
    }),
  );
  return router;
}

function act(
  world: World,
  req: Request,
  res: Response,
  action: (invoice: Artefact) => string | undefined,
): void {
  const invoice = invoiceOf(world, req);
  if (invoice === undefined) return notHere(world, res);
  const wrong = attempt(() => action(invoice));
  if (wrong === undefined) res.redirect(303, '/');
  else res.status(422).send(booksPage(world, wrong));
}

function attempt(action: () => string | undefined): string | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof SageError) return error.message;
    throw error;
  }
}

function notHere(world: World, res: Response): void {
  res.status(404).send(booksPage(world, 'There is no such invoice.'));
}

function invoiceOf(world: World, req: Request): Artefact | undefined {
  const artefact = world.state.artefacts[String(req.params.id)];
  return artefact?.kind === 'sales_invoice' && artefact.deletedAt === null ? artefact : undefined;
}
