import { idFor } from '../ids.ts';

export interface AnalysisCategory {
  id: string;
  name: string;
  code: string;
}
export interface AnalysisType {
  id: string;
  name: string;
  level: 'TRANSACTION' | 'GROUP';
  activeAreas: string[];
  categories: AnalysisCategory[];
}

/** Each business has three types for transactions and three for groups; the names are those of a new business (Sage guide). */
const kinds = [
  {
    name: 'Department',
    level: 'TRANSACTION',
    areas: ['SALES', 'EXPENSES'],
    of: ['Consulting', 'Development'],
  },
  { name: 'Customer Group', level: 'GROUP', areas: ['CUSTOMERS'], of: ['Customer Group 1'] },
  { name: 'Cost Centre', level: 'TRANSACTION', areas: ['EXPENSES'], of: ['Cost Centre 1', 'Cost Centre 2'] },
  { name: 'Supplier Group', level: 'GROUP', areas: ['VENDORS'], of: ['Supplier Group 1'] },
  { name: 'Project', level: 'TRANSACTION', areas: ['SALES'], of: ['Website', 'Mobile App', 'Retainer'] },
  { name: 'Product Group', level: 'GROUP', areas: ['PRODUCTS'], of: ['Product Group 1'] },
] as const;

export const analysisTypesOf = (businessId: string): AnalysisType[] =>
  kinds.map(({ name, level, areas, of }) => ({
    id: idFor(`analysis/${businessId}/${name}`),
    name,
    level,
    activeAreas: [...areas],
    categories: of.map((category, n) => ({
      id: idFor(`analysis/${businessId}/${name}/${category}`),
      name: category,
      code: String(n + 1).padStart(2, '0'),
    })),
  }));
