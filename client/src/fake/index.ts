export { type FakeProblem } from './fake-problem.ts';
export { type FakeFailure, type FakeOptions, FakeSageInvoicing } from './fake-sage-invoicing.ts';
export { type SignedEvent } from './signed-event.ts';
