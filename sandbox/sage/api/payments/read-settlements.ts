import { type Settlement } from '../../state.ts';
import { type Fields } from '../fields.ts';

/** `allocated_artefacts: [{artefact_id, amount, discount}]` */
export function readSettlements(fields: Fields, signed: boolean): Settlement[] {
  const items = fields.list('allocated_artefacts', 'allocated_artefacts.');
  if (items === undefined) {
    if (fields.has('allocated_artefacts')) fields.wrong('allocated_artefacts', 'is invalid');
    return [];
  }
  return items.map((item) => {
    const artefactId = item.text('artefact_id', { required: true }) ?? '';
    const amount = item.decimal('amount', { required: true, signed });
    const discount = item.decimal('discount');
    return { artefactId, amount: amount?.toFixed() ?? '0', discount: discount?.toFixed() ?? '0' };
  });
}
