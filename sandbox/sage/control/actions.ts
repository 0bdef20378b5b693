import { taxRates } from '../books/catalog.ts';
import { editionIds } from '../editions.ts';
import { deletePayment } from '../books/payments.ts';
import { recordReceipt } from '../books/receipt.ts';
import { openGrant, revokeGrant, tokensOf } from '../oauth/grants.ts';
import { type Payment, type User } from '../state.ts';
import { type World } from '../world.ts';
import {
  type EditionOrder,
  type ExchangeRateOrder,
  type LedgerUpdate,
  type MintedTokens,
  type MintOrder,
  type PaymentOrder,
  type RecordedPayment,
  type UserRightsOrder,
} from './schemas.ts';

export function mint(world: World, order: MintOrder): MintedTokens {
  const user =
    order.userEmail === undefined
      ? world.state.users.find((each) => order.businessId === undefined || sees(each, order.businessId))
      : userNamed(world, order.userEmail);
  if (user === undefined || (order.businessId !== undefined && !sees(user, order.businessId)))
    throw new Error(`no such user sees business ${order.businessId ?? ''}`);
  const grant = openGrant(world, user.id, world.settings.clientId, order.scope ?? 'full_access');
  const tokens = tokensOf(world, grant, 'minted');
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresInSeconds: tokens.expires_in,
    refreshTokenExpiresInSeconds: tokens.refresh_token_expires_in,
    scope: tokens.scope,
    userId: user.id,
    userEmail: user.email,
    businessId: order.businessId ?? user.leadBusinessId,
  };
}

export function pay(world: World, order: PaymentOrder): RecordedPayment {
  const { id, businessId, contactId, date, totalAmount, settlements } = recordReceipt(world, order);
  return { id, businessId, contactId, date, totalAmount, settlements };
}

export function unpay(world: World, paymentId: string): void {
  const payment: Payment | undefined = world.state.payments[paymentId];
  if (payment === undefined || payment.deletedAt !== null) throw new Error(`no payment ${paymentId}`);
  deletePayment(world, payment);
}

export function revokeConsent(world: World, userEmail: string): { revokedGrants: number } {
  const user = userNamed(world, userEmail);
  const open = Object.values(world.state.grants).filter(
    (grant) => grant.userId === user.id && grant.revokedAt === null,
  );
  for (const grant of open) revokeGrant(world, grant, 'the user revoked consent');
  world.state.consents = world.state.consents.filter((consent) => consent.userId !== user.id);
  world.record.add('consent.revoked', null, user.id, { userEmail: user.email });
  return { revokedGrants: open.length };
}

export function setSubscription(world: World, businessId: string, active: boolean): void {
  const business = world.state.businesses.find((each) => each.id === businessId);
  if (business === undefined) throw new Error(`no business ${businessId}`);
  business.subscriptionActive = active;
  business.updatedAt = world.clock.stamp();
  world.record.add('business.updated', businessId, businessId, { subscriptionActive: String(active) });
}

export function setEdition(world: World, { businessId, edition }: EditionOrder): void {
  const business = world.state.businesses.find((each) => each.id === businessId);
  if (business === undefined) throw new Error(`no business ${businessId}`);
  business.subscriptionId = editionIds[edition];
  business.updatedAt = world.clock.stamp();
  world.record.add('business.updated', businessId, businessId, { subscriptionId: business.subscriptionId });
}

export function setExchangeRate(world: World, { businessId, currency, rate }: ExchangeRateOrder): void {
  const business = world.state.businesses.find((each) => each.id === businessId);
  if (business === undefined) throw new Error(`no business ${businessId}`);
  const { [currency]: _, ...others } = business.exchangeRates;
  business.exchangeRates = rate === null ? others : { ...others, [currency]: rate };
  business.updatedAt = world.clock.stamp();
  world.record.add('business.updated', businessId, businessId, { currency, exchangeRate: rate ?? 'none' });
}

export function setRights(world: World, order: UserRightsOrder): void {
  const user = userNamed(world, order.userEmail);
  const chosen = user.access.filter(
    (access) => order.businessId === undefined || access.businessId === order.businessId,
  );
  if (chosen.length === 0) throw new Error(`${user.email} does not see business ${order.businessId ?? ''}`);
  for (const access of chosen) {
    Object.assign(access.rights, order.rights);
    world.record.add('user.updated', access.businessId, user.id, { userEmail: user.email, ...access.rights });
  }
}

export function changeLedger(world: World, order: LedgerUpdate): void {
  const ledger = world.state.ledgerAccounts[order.ledgerAccountId];
  if (ledger === undefined) throw new Error(`no ledger account ${order.ledgerAccountId}`);
  if (order.taxRateId && !taxRates.some((rate) => rate.id === order.taxRateId))
    throw new Error(`no tax rate ${order.taxRateId}`);
  ledger.name = order.name ?? ledger.name;
  ledger.displayName = order.name ?? ledger.displayName;
  ledger.nominalCode = order.nominalCode ?? ledger.nominalCode;
  if (order.taxRateId !== undefined) ledger.taxRateId = order.taxRateId;
  if (order.visibleInSales !== undefined) {
    const others = ledger.visibleIn.filter((scope) => scope !== 'sales');
    ledger.visibleIn = order.visibleInSales ? ['sales', ...others] : others;
  }
  ledger.updatedAt = world.clock.stamp();
  world.record.add('ledger_account.updated', ledger.businessId, ledger.id, {
    name: ledger.displayName,
    nominalCode: String(ledger.nominalCode),
    visibleIn: ledger.visibleIn.join(','),
  });
}

function userNamed(world: World, email: string): User {
  const user = world.state.users.find((each) => each.email === email.toLowerCase());
  const known = world.state.users.map((each) => each.email).join(', ');
  if (user === undefined) throw new Error(`no user ${email}; there are ${known}`);
  return user;
}

function sees(user: User, businessId: string): boolean {
  return user.access.some((access) => access.businessId === businessId);
}
