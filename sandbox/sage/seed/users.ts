import { type Rights, type User } from '../state.ts';
import {
  harbourBusiness,
  laganBusiness,
  liffeyBusiness,
  mapleBusiness,
  northwindBusiness,
} from './businesses.ts';

export const password = 'sandbox';
export const fullRights: Rights = {
  Sales: 'Full',
  Contacts: 'Full',
  Bank: 'Full',
  Settings: 'Full',
  Purchases: 'Full',
};
const salesReader: Rights = {
  Sales: 'ReadOnly',
  Contacts: 'Full',
  Bank: 'None',
  Settings: 'ReadOnly',
  Purchases: 'None',
};

const north = (rights: Rights) => ({ businessId: northwindBusiness.id, rights });
const harbour = (rights: Rights) => ({ businessId: harbourBusiness.id, rights });

/** Owner; sees both businesses; Northwind is the lead one. */
export const olivia: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c01',
  email: 'olivia@northwind.test',
  password,
  firstName: 'Olivia',
  lastName: 'North',
  region: 'GB',
  leadBusinessId: northwindBusiness.id,
  access: [north(fullRights), harbour(fullRights)],
};

/** Sees Harbour only. */
export const sam: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c02',
  email: 'sam@harbour.test',
  password,
  firstName: 'Sam',
  lastName: 'Harper',
  region: 'GB',
  leadBusinessId: harbourBusiness.id,
  access: [harbour(fullRights)],
};

/** Sees Northwind; may read sales, not write them. */
export const rita: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c03',
  email: 'rita@northwind.test',
  password,
  firstName: 'Rita',
  lastName: 'Reade',
  region: 'GB',
  leadBusinessId: northwindBusiness.id,
  access: [north(salesReader)],
};

/** Sees the Irish business only. */
export const niamh: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c04',
  email: 'niamh@liffey.test',
  password,
  firstName: 'Niamh',
  lastName: 'Byrne',
  region: 'IE',
  leadBusinessId: liffeyBusiness.id,
  access: [{ businessId: liffeyBusiness.id, rights: fullRights }],
};

/** Sees the business in Northern Ireland only. */
export const conor: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c06',
  email: 'conor@lagan.test',
  password,
  firstName: 'Conor',
  lastName: 'Magee',
  region: 'GB',
  leadBusinessId: laganBusiness.id,
  access: [{ businessId: laganBusiness.id, rights: fullRights }],
};

/** Sees the Canadian business only. */
export const claire: User = {
  id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c05',
  email: 'claire@maple.test',
  password,
  firstName: 'Claire',
  lastName: 'Roy',
  region: 'CA',
  leadBusinessId: mapleBusiness.id,
  access: [{ businessId: mapleBusiness.id, rights: fullRights }],
};
