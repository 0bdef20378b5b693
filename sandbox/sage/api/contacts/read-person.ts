import { type ContactPerson } from '../../state.ts';
import { type Fields } from '../fields.ts';

export type PersonFields = Pick<
  ContactPerson,
  'name' | 'email' | 'telephone' | 'mobile' | 'fax' | 'jobTitle' | 'typeIds' | 'isPreferred'
>;

/** What Sage makes up when a contact comes without a person. */
export const nobody: PersonFields = {
  name: 'Main Contact',
  email: '',
  telephone: '',
  mobile: '',
  fax: '',
  jobTitle: '',
  typeIds: ['ACCOUNTS'],
  isPreferred: false,
};

/** `before` with the fields that were sent. */
export function readPerson(fields: Fields, before: PersonFields): PersonFields {
  const text = (name: string, max: number, old: string) => {
    const value = fields.text(name, { max });
    return value === undefined ? old : (value ?? '');
  };
  const email = text('email', 100, before.email);
  if (email !== '' && !/^\S+@\S+$/.test(email)) fields.wrong('email', 'is not an e-mail address');
  const typeIds = fields.texts('contact_person_type_ids') ?? before.typeIds;
  const known = ['ACCOUNTS', 'CUSTOMER', 'VENDOR', 'SALES', 'OTHER'];
  if (!typeIds.every((id) => known.includes(id)))
    fields.wrong('contact_person_type_ids', `is not one of ${known.join(', ')}`);
  return {
    name: text('name', 50, before.name),
    email,
    telephone: text('telephone', 50, before.telephone),
    mobile: text('mobile', 50, before.mobile),
    fax: text('fax', 50, before.fax),
    jobTitle: text('job_title', 50, before.jobTitle),
    typeIds,
    isPreferred: fields.flag('is_preferred_contact') ?? before.isPreferred,
  };
}
