import {
  type addOpenIdProvider,
  type addSource,
  type CallInputOf,
  type LdapAttributes,
  type LdapPreset,
  type LdapSettings,
  ldapPresets,
  newLdapSettings,
  type OpenIdProvider,
  type PeopleSource,
} from '@kontor/schema';

/** The parts of a mapping in the order of the form; the first four have to be there. */
export const mappedFields = [
  'key',
  'login',
  'givenName',
  'familyName',
  'title',
  'email',
  'phone',
  'mobile',
  'room',
  'place',
  'language',
  'orgUnit',
  'position',
  'photo',
] as const satisfies readonly (keyof LdapAttributes)[];
const required: ReadonlySet<keyof LdapAttributes> = new Set(['key', 'login', 'givenName', 'familyName']);

/** What the form of a directory holds: every field as it is typed. */
export interface SourceDraft extends Omit<LdapSettings, 'attributes' | 'groups' | 'leaveAtMost' | 'ca' | 'bindDn'> {
  readonly attributes: Readonly<Record<keyof LdapAttributes, string>>;
  readonly takesGroups: boolean;
  readonly groups: NonNullable<LdapSettings['groups']>;
  readonly leaveAtMost: string;
  readonly ca: string;
  readonly bindDn: string;
  readonly secret: string;
}

export function draftOfSource(source: PeopleSource | undefined): SourceDraft {
  const { name, url, startTls, ca, bindDn, base, filter, attributes, groups, join, signIn, schedule, leaveAtMost } =
    source ?? newLdapSettings('openldap');
  return {
    name,
    url,
    startTls,
    base,
    filter,
    join,
    signIn,
    schedule,
    ca: ca ?? '',
    bindDn: bindDn ?? '',
    secret: '',
    leaveAtMost: String(leaveAtMost),
    attributes: textsOf(attributes),
    takesGroups: groups !== null,
    groups: groups ?? { base: '', filter: ldapPresets.openldap.groupFilter, name: 'cn', member: 'member' },
  };
}

/** The mapping and the filters of another kind of server; all else stays. */
export function withPreset(draft: SourceDraft, preset: LdapPreset): SourceDraft {
  const { filter, attributes, groupFilter } = ldapPresets[preset];
  return { ...draft, filter, attributes: textsOf(attributes), groups: { ...draft.groups, filter: groupFilter } };
}

/** Which kind of server a mapping is for. */
export function presetOf({ attributes }: SourceDraft): LdapPreset {
  return attributes.key.toLowerCase() === 'objectguid' ? 'active-directory' : 'openldap';
}

function textsOf(attributes: LdapAttributes): SourceDraft['attributes'] {
  const texts = mappedFields.map((field) => [field, attributes[field] ?? ''] as const);
  return Object.fromEntries(texts) as SourceDraft['attributes']; // of all fields
}

export function inputOfSource(draft: SourceDraft): CallInputOf<typeof addSource> {
  const { takesGroups, attributes, groups, secret, leaveAtMost, ca, bindDn, ...rest } = draft;
  const { key, login, givenName, familyName } = attributes;
  const told = mappedFields.map((field) => [field, attributes[field].trim() || null] as const);
  const optional = Object.fromEntries(told) as Omit<LdapAttributes, keyof typeof kept>; // of all fields
  const kept = { key: key.trim(), login: login.trim(), givenName: givenName.trim(), familyName: familyName.trim() };
  return {
    ...rest,
    url: rest.url.trim(),
    ca: ca.trim() || null,
    bindDn: bindDn.trim() || null,
    leaveAtMost: Number(leaveAtMost),
    attributes: { ...optional, ...kept },
    groups: takesGroups ? groups : null,
    ...(secret !== '' && { secret }),
  };
}

export function isAttribute(field: keyof LdapAttributes, text: string): boolean {
  return text.trim() === '' ? !required.has(field) : /^[A-Za-z][A-Za-z0-9.;-]{0,99}$/.test(text.trim());
}

export function isLdapUrl(url: string): boolean {
  return /^ldaps?:\/\/[^\s/@]+\/?$/.test(url.trim());
}

export function isFilter(filter: string): boolean {
  return /^\(.+\)$/s.test(filter.trim());
}

export function isPercent(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100;
}

/** What the form of a provider holds. */
export interface ProviderDraft {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly link: OpenIdProvider['link'];
  readonly loginClaim: string;
  readonly secondFactorBy: string;
}

export function draftOfProvider(provider: OpenIdProvider | undefined): ProviderDraft {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    secret: '',
    link: provider?.link ?? 'never',
    loginClaim: provider?.loginClaim ?? 'preferred_username',
    secondFactorBy: provider?.secondFactorBy.join(' ') ?? '',
  };
}

export function inputOfProvider(draft: ProviderDraft): CallInputOf<typeof addOpenIdProvider> {
  const { secret, secondFactorBy, ...rest } = draft;
  return {
    ...rest,
    issuer: rest.issuer.trim(),
    secondFactorBy: secondFactorBy.split(/[\s,]+/).filter((value) => value !== ''),
    ...(secret !== '' && { secret }),
  };
}

export function isIssuer(text: string): boolean {
  return /^https:\/\/[^\s]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?$/.test(text.trim());
}
