import assert from 'node:assert/strict';
import { ApplicationFailure } from '@temporalio/common';
import { asFailure } from '../../activities/sage-failure.ts';
import { SageError } from '../../sage/error.ts';

const codeOf = (endpoint: string, field: string, message = 'This field is required.') => {
  const error = new SageError({
    kind: 'invalid',
    endpoint,
    reason: `answered 422: "${message}" (${field})`,
    status: 422,
    details: [{ message, field, code: 'RecordInvalid' }],
  });
  const failure = asFailure(error, 1);
  assert.ok(failure instanceof ApplicationFailure);
  const details: unknown = failure.details?.[0];
  const attention: unknown = details instanceof Object ? Reflect.get(details, 'attention') : undefined;
  return {
    code: attention instanceof Object ? String(Reflect.get(attention, 'code')) : '',
    message: failure.message,
  };
};

describe('A refusal of Sage', () => {
  it('of a text as if it were missing says that its characters are meant, and which field', () => {
    for (const field of [
      'line_items.description',
      'contact.name',
      'main_address.address_line_1',
      'sales_invoice[reference]',
    ]) {
      const { code, message } = codeOf('POST /sales_invoices', field);
      assert.equal(code, 'text_refused', field);
      assert.ok(message.includes(`the text in ${field}`), message);
      assert.match(message, /This field is required/);
    }
  });

  it('of anything else is what it was', () => {
    assert.equal(codeOf('POST /sales_invoices', 'contact_id').code, 'sage_refused');
    assert.equal(codeOf('POST /sales_invoices', 'line_items.tax_rate_id').code, 'tax_refused');
    assert.equal(codeOf('GET /sales_invoices', 'line_items.description').code, 'sage_refused');
  });
});
