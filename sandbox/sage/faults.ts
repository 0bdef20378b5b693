import { z } from 'zod';

/** What each fault does and at which point; the README's table says it in words. */
export const faultNames = [
  'cut-before-commit',
  'cut-after-commit',
  'cut-mid-body',
  'error-500-before-commit',
  'error-500-after-commit',
  'error-503',
  'html-502',
  'rate-limited',
  'slow',
  'hang',
  'token-refused',
  'no-subscription',
  'forbidden',
  'not-found',
  'misleading-422',
  'tax-refused',
  'address-required',
  'wrong-business-echo',
  'no-business-echo',
  'hyphenated-business-echo',
  'not-json',
  'skip-number',
  'cent-less',
  'own-rate',
  'null-amounts',
  'lost-rotation',
] as const;
export type FaultName = (typeof faultNames)[number];

const nameSchema = z.enum(faultNames, {
  error: (issue) =>
    `unknown fault ${JSON.stringify(issue.input)}; known are ${faultNames.map((name) => `"${name}"`).join(', ')}`,
});

const orderShape = z
  .object({
    name: nameSchema,
    /** `POST /sales_invoices`, `GET /sales_invoices/{id}`, `POST /token`, `GET *`, or `*` for every API and token call. */
    endpoint: z
      .string()
      .regex(
        /^(\*|(GET|POST|PUT|DELETE|\*) (\*|\/\S*))$/,
        'an endpoint reads "POST /sales_invoices", "GET *" or "*"',
      ),
    /** How many matching calls it hits; default 1. */
    times: z.int().positive().default(1),
    /** Matching calls that pass unharmed first; default 0. */
    afterMatches: z.int().nonnegative().default(0),
    /** Only calls whose body holds this text, such as the number of one invoice. */
    bodyIncludes: z.string().min(1).optional(),
    /** For `rate-limited`. */
    retryAfterSeconds: z.int().nonnegative().optional(),
    /** For `slow`: real milliseconds, default 1000. */
    delayMs: z.int().nonnegative().optional(),
  })
  .strict();

/** Faults that only mean something at one place; elsewhere they would count hits and do nothing. */
const places: Partial<Record<FaultName, readonly string[]>> = {
  'lost-rotation': ['POST /token'],
  'cent-less': ['POST /sales_invoices', 'POST /sales_credit_notes'],
  'own-rate': ['POST /sales_invoices', 'POST /sales_credit_notes'],
  'null-amounts': ['POST /sales_invoices', 'POST /sales_credit_notes'],
  'skip-number': ['POST /sales_invoices', 'POST /sales_invoices/{id}/release'],
};
export const faultOrderSchema = orderShape.superRefine((order, context) => {
  const allowed = places[order.name];
  if (allowed !== undefined && !allowed.includes(order.endpoint))
    context.addIssue({
      code: 'custom',
      path: ['endpoint'],
      message: `${order.name} goes with ${allowed.join(' or ')}, not with ${order.endpoint}`,
    });
});
export type FaultOrder = z.input<typeof faultOrderSchema>;

export const armedFaultSchema = z.object({
  ...orderShape.shape,
  id: z.int(),
  /** Matching calls seen, hit or not. */
  matches: z.int(),
  hits: z.int(),
});
export type ArmedFault = z.output<typeof armedFaultSchema>;

export interface FaultedCall {
  method: string;
  /** `/sales_invoices/{id}` */
  template: string;
  path: string;
  body: string;
}

export interface FaultBoard {
  arm(order: FaultOrder): ArmedFault;
  list(): ArmedFault[];
  clear(): void;
  /** The fault that this call meets: the first armed one that matches and still has hits left. */
  meet(call: FaultedCall): ArmedFault | undefined;
}

export function createFaultBoard(): FaultBoard {
  let armed: ArmedFault[] = [];
  let lastId = 0;
  return {
    arm: (order) => {
      const fault = { ...faultOrderSchema.parse(order), id: ++lastId, matches: 0, hits: 0 };
      armed.push(fault);
      return { ...fault };
    },
    list: () => armed.map((fault) => ({ ...fault })),
    clear: () => {
      armed = [];
    },
    meet: (call) => {
      for (const fault of armed) {
        if (fault.hits >= fault.times || !matches(fault, call)) continue;
        fault.matches += 1;
        if (fault.matches <= fault.afterMatches) continue;
        fault.hits += 1;
        return { ...fault };
      }
      return undefined;
    },
  };
}

function matches(
  { endpoint, bodyIncludes }: ArmedFault,
  { method, template, path, body }: FaultedCall,
): boolean {
  if (bodyIncludes !== undefined && !body.includes(bodyIncludes)) return false;
  if (endpoint === '*') return true;
  const [wantedMethod, wantedPath] = endpoint.split(' ');
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  return wantedPath === '*' || wantedPath === template || wantedPath === path;
}
