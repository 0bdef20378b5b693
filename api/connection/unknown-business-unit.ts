import { Problem } from '../problem.ts';

/** The same for a unit that was never connected, and for one that the caller's key does not reach. */
export const unknownBusinessUnit = (businessUnit: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_business_unit',
    detail: `Business unit "${businessUnit}" was never connected to Sage, or is not one of yours.`,
    fix: `Begin its connection with POST /v1/business-units/${businessUnit}/connection/authorize, correct the name, or use a key or token of this business unit.`,
  });
