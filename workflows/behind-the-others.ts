import { condition } from '@temporalio/workflow';

/**
 * Until the rest of the same workflow task has had its effect. An update that a reset carried over is run before the signals that came
 * after it, but on replay behind them (sdk-core, `apply_next_wft_from_history`): what a signal handler does at once stands elsewhere
 * in the history than the replay expects.
 */
export async function behindTheOthers(): Promise<void> {
  let reached = false;
  void Promise.resolve().then(() => (reached = true));
  await condition(() => reached);
}
