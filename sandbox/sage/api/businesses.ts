import { jsonAnswer, type JsonObject } from '../answer.ts';
import { shownTime } from '../clock.ts';
import { isNorthernIrish } from '../books/vat.ts';
import { notFound } from '../errors.ts';
import { type Business } from '../state.ts';
import { type Call, type Route } from './call.ts';
import { countryRef, ref } from './references.ts';

const subscriptionNames: Record<string, string> = {
  START: 'Accounting Start',
  MICRO: 'Accounting Start',
  ACCOUNTS: 'Accounting Standard',
  ACCOUNTING: 'Accounting Plus',
};

const notScoped = { kind: 'plain', method: 'GET', area: null, ofBusiness: false } as const;

export const businessRoutes: readonly Route[] = [
  { ...notScoped, template: '/businesses', handle: list },
  { ...notScoped, template: '/businesses/lead', handle: (call) => one(call, call.user.leadBusinessId) },
  { ...notScoped, template: '/businesses/{id}', handle: (call) => one(call, call.id) },
  { ...notScoped, template: '/user', handle: user },
];

/** Its envelope differs from all other lists: `$items_per_page`, and one page (Sage guide). */
function list(call: Call) {
  const seen = call.world.state.businesses.filter((business) => sees(call, business.id));
  return jsonAnswer(200, {
    $total: seen.length,
    $page: 1,
    $next: null,
    $back: null,
    $items_per_page: 2_147_483_647,
    $items: seen.map((business) => ref('businesses', business.id, business.name)),
  });
}

function one(call: Call, id: string) {
  const business = call.world.state.businesses.find((each) => each.id === id);
  if (business === undefined || !sees(call, id)) throw notFound();
  return jsonAnswer(200, present(business));
}

function sees(call: Call, businessId: string): boolean {
  return call.user.access.some((access) => access.businessId === businessId);
}

function present(business: Business): JsonObject {
  const times = { created_at: shownTime(business.createdAt), updated_at: shownTime(business.updatedAt) };
  return {
    ...ref('businesses', business.id, business.name),
    ...times,
    name: business.name,
    address_line_1: business.addressLine1,
    address_line_2: '',
    city: business.city,
    postal_code: business.postalCode,
    country: countryRef(business.countryId),
    region: '',
    telephone: business.telephone,
    mobile: '',
    website: business.website,
    is_demo: false,
    ni_based: isNorthernIrish(business),
    subscriptions: [
      {
        ...times,
        displayed_as: subscriptionNames[business.subscriptionId] ?? business.subscriptionId,
        id: business.subscriptionId,
        active: business.subscriptionActive,
        status: business.subscriptionActive ? 'paying' : 'cancelled',
        accountant_pays: false,
      },
    ],
  };
}

function user(call: Call) {
  const { firstName, lastName, id, email } = call.user;
  return jsonAnswer(200, {
    id,
    displayed_as: `${firstName} ${lastName}`,
    $path: '/user',
    first_name: firstName,
    last_name: lastName,
    initials: `${firstName.charAt(0)}${lastName.charAt(0)}`,
    email,
    locale: 'en-GB',
  });
}
