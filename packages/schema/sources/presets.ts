import type { LdapAttributes, LdapSettings } from './source.ts';

export type LdapPreset = 'openldap' | 'active-directory';

/** inetOrgPerson (RFC 2798) with operational attributes of RFC 4530. */
const openLdapAttributes: LdapAttributes = {
  key: 'entryUUID',
  login: 'uid',
  givenName: 'givenName',
  familyName: 'sn',
  title: null,
  email: 'mail',
  phone: 'telephoneNumber',
  mobile: 'mobile',
  room: 'roomNumber',
  place: 'street',
  language: 'preferredLanguage',
  orgUnit: 'departmentNumber',
  position: 'title',
  photo: 'jpegPhoto',
};

const activeDirectoryAttributes: LdapAttributes = {
  key: 'objectGUID',
  login: 'sAMAccountName',
  givenName: 'givenName',
  familyName: 'sn',
  title: 'personalTitle',
  email: 'mail',
  phone: 'telephoneNumber',
  mobile: 'mobile',
  room: 'physicalDeliveryOfficeName',
  place: 'streetAddress',
  language: 'preferredLanguage',
  orgUnit: 'department',
  position: 'title',
  photo: 'thumbnailPhoto',
};

/** Bit 2 of userAccountControl: disabled. The rule by its OID tests bits (LDAP_MATCHING_RULE_BIT_AND). */
const enabledUsers = '(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))';

/** What fits most servers of a kind. */
export const ldapPresets: Readonly<
  Record<LdapPreset, Pick<LdapSettings, 'filter' | 'attributes'> & { readonly groupFilter: string }>
> = {
  openldap: {
    filter: '(objectClass=inetOrgPerson)',
    attributes: openLdapAttributes,
    groupFilter: '(objectClass=groupOfNames)',
  },
  'active-directory': {
    filter: enabledUsers,
    attributes: activeDirectoryAttributes,
    groupFilter: '(objectClass=group)',
  },
};

/** A source as a form begins with it. */
export function newLdapSettings(preset: LdapPreset): LdapSettings {
  const { filter, attributes } = ldapPresets[preset];
  return {
    name: '',
    url: '',
    startTls: false,
    ca: null,
    bindDn: null,
    base: '',
    filter,
    attributes,
    groups: null,
    join: 'never',
    signIn: true,
    schedule: 'daily',
    leaveAtMost: 10,
  };
}
