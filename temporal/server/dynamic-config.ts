/**
 * Server settings we count on; docker/temporal/dynamic-config.yaml holds the same for the compose server, and a test compares them.
 * A history shard reads each of its queues at most 20 times a second by default and the dev server has one shard, so every step
 * waits 50 ms: three activities took 350 ms, and 48 ms with these. More than 10 Updates in flight on one run collapse by default
 * (`history.maxInFlightUpdates`). Lists and totals ask visibility more often than the 10 times a second that a namespace has by default. Fairness keys hold each Sage business to its pace and need the new matcher.
 */
export const dynamicConfig = {
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
  'history.maxInFlightUpdates': 200,
  'frontend.namespaceRPS.visibility': 100,
  'matching.useNewMatcher': true,
  'matching.enableFairness': true,
} as const;
