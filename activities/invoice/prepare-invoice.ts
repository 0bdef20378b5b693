import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { getInvoiceSettingsQuery, type InvoiceSettingsRequest } from '../../domain/connection/messages.ts';
import { undoWindowEndMs } from '../../domain/invoice/undo-window.ts';
import { type TurnAnswer, type TurnRequest } from '../../domain/turnstile/messages.ts';
import { askConnection } from '../connection/ask-connection.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { askForTurn } from '../turnstile/ask-for-turn.ts';

export interface PrepareInput {
  readonly businessUnit: string;
  readonly needed: InvoiceSettingsRequest;
  readonly acceptedAtMs: number;
  readonly undoWaived: boolean;
  /** Null: the turn is held already. */
  readonly turn: TurnRequest | null;
}

export const prepareInvoiceActivities = ({ taskQueue, restoredFrom }: ActivityDependencies) => ({
  /**
   * The settings of the connection as they are now, by a query, which leaves nothing in the connection's history, however many invoices ask;
   * and the turn at Sage asked for by the way, where the invoice may go out: asked for by itself it would cost the invoice more history than
   * the rest of its way. `restored`: Temporal's database was, so Sage may hold what no run knows of.
   */
  async prepareInvoice(
    input: PrepareInput,
  ): Promise<{ settings: InvoiceSettings | null; turn: TurnAnswer | null; restored?: boolean }> {
    const settings = await readSettings(input);
    const restored = restoredFrom === null ? {} : { restored: true };
    if (settings === null) return { settings, turn: null };
    const { status, business } = settings;
    const heldBack = !input.undoWaived && undoWindowEndMs(settings.settings, input.acceptedAtMs) > Date.now();
    if (status !== 'verified' || business === null || heldBack || input.turn === null)
      return { settings, turn: null, ...restored };
    return { settings, turn: await askForTurn(taskQueue, business.id, input.turn), ...restored };
  },
});

/** Null where the connection has no open run. */
const readSettings = ({ businessUnit, needed }: PrepareInput): Promise<InvoiceSettings | null> =>
  askConnection(businessUnit, getInvoiceSettingsQuery, needed);
