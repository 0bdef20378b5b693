/**
 * Says for good which invoice of ours an invoice in Sage was linked to. Its id is made of the one in Sage, and Temporal starts an id once: of
 * two that want the same one, however close together, the second finds the first. It has nothing to do, and is kept as long as closed runs are.
 */
export function invoiceLink(input: { readonly workflowId: string }): Promise<{ workflowId: string }> {
  return Promise.resolve(input);
}
