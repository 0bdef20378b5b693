import { z } from 'zod';

/** What is read of a notice: of which invoice it tells. The rest is not believed, so it is not looked at. */
export const noticeContent = z.object({
  type: z.string().max(100),
  data: z.object({
    sales_invoice_id: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'must be the 32-digit id of a sales invoice' }),
  }),
});
