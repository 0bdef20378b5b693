import { DefaultFailureConverter } from '@temporalio/common';

/** Without this, messages and stack traces of failures are clear text in every history. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
