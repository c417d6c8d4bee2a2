const id = '01900000-0000-7000-8000-000000000001';
const run = '01900000-0000-7000-8000-000000000002';

const settings = {
  startTls: false,
  ca: null,
  bindDn: 'cn=kontor,dc=stadt,dc=example',
  filter: '(objectClass=inetOrgPerson)',
  attributes: {
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
  },
  groups: null,
  join: 'never',
  signIn: true,
  schedule: 'daily',
  leaveAtMost: 10,
};

const counts = {
  entries: 2000,
  create: 0,
  change: 14,
  unchanged: 1986,
  join: 0,
  leave: 412,
  comeBack: 0,
  groups: 3,
  photos: 1,
};
const stopped = {
  id: run,
  state: 'stopped',
  dryRun: false,
  createdAt: '2026-11-26T01:20:00Z',
  endedAt: '2026-11-26T01:20:09Z',
  counts,
  failure: null,
};

/** A directory whose last run stopped, as too many would have left. */
export function connectedSources(): object {
  const url = 'ldaps://ldap.stadt.example';
  const source = { ...settings, id, name: 'Stadtverwaltung', url, base: 'ou=people,dc=stadt,dc=example', people: 2000 };
  return { sources: [{ ...source, secretSet: true, fixed: false, lastRun: stopped }] };
}

export function sourceReport(): object {
  return {
    ...stopped,
    leaving: ['Ayşe Yılmaz', 'Dr. Bruno Berg', 'Clara Cörper'],
    problems: [
      { code: 'org_unit_unknown', entry: 'dora.dachs', value: 'Z9' },
      { code: 'login_taken', entry: 'emil.ernst', value: null },
      { code: 'photo_unusable', entry: 'frieda.falk', value: null },
    ],
  };
}

export function openIdProviders(): object {
  const provider = {
    id,
    name: 'Stadt-Login',
    issuer: 'https://login.stadt.example/realms/stadt',
    clientId: 'kontor',
    link: 'login',
    loginClaim: 'preferred_username',
    secondFactorBy: [],
    secretSet: true,
    fixed: false,
    accounts: 1204,
  };
  return { providers: [provider], callback: 'https://kontor.stadt.example/api/openid/callback' };
}

const scimClient = {
  id,
  name: 'Entra ID',
  join: 'email',
  createdAt: '2026-11-20T09:00:00Z',
  lastUsedAt: '2026-11-26T08:00:00Z',
  users: 1980,
  groups: 42,
};

/** Programs that look after people and groups. */
export function scimClients(): object {
  const unused = { ...scimClient, id: run, name: 'Okta (Eigenbetriebe)', lastUsedAt: null, users: 0, groups: 0 };
  return { clients: [scimClient, unused], address: 'https://kontor.stadt.example/scim/v2' };
}

/** A token as it is shown once; nobody has it. */
export function newScimToken(): object {
  return { client: scimClient, token: 'kontor-scim-7K3M-Q2ZD-7K3M-Q2ZD-7K3M-Q2ZD-7K3M-Q2ZD-7K3M-Q2ZD' };
}

/** An organisation whose people may sign in at a provider, too. */
export function organisationWithProvider(): object {
  const signIns = [{ id, name: 'Stadt-Login' }];
  const look = { language: 'de', accent: '#2f6f5e', logo: null };
  return { name: 'Stadt', ...look, setUp: true, demo: false, passwordLength: 12, signIns };
}
