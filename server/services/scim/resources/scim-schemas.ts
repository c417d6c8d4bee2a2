/** How an attribute is described (RFC 7643 section 7), as far as Kontor keeps it. */
export interface ScimAttribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex' | 'reference';
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite' | 'readOnly' | 'immutable';
  readonly returned: 'default' | 'always';
  readonly uniqueness: 'none' | 'server';
  readonly subAttributes?: readonly ScimAttribute[];
}

export interface ScimSchema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly ScimAttribute[];
}

function attribute(name: string, description: string, given: Partial<ScimAttribute> = {}): ScimAttribute {
  return {
    name,
    type: given.subAttributes ? 'complex' : 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...given,
  };
}

const readOnly = { mutability: 'readOnly' } as const;
const externalId = attribute('externalId', 'What the client calls it', { caseExact: true });

function values(what: string, types: string): readonly ScimAttribute[] {
  return [
    attribute('value', what),
    attribute('type', types),
    attribute('primary', 'Whether it is the first to be used', { type: 'boolean' }),
  ];
}

export const userSchema: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'A person with an account',
  attributes: [
    externalId,
    attribute('userName', 'The login is made of it', { required: true, uniqueness: 'server' }),
    attribute('name', 'Needed where displayName has not two words', {
      subAttributes: [
        attribute('formatted', 'The whole name', readOnly),
        attribute('familyName', 'Family name'),
        attribute('givenName', 'Given name'),
        attribute('honorificPrefix', 'Title before the name: Dr.'),
      ],
    }),
    attribute('displayName', 'The name is made of it where there is no other'),
    attribute('title', 'Title of the position that the person mainly holds'),
    attribute('preferredLanguage', 'de or en'),
    attribute('active', 'Whether the person may sign in', { type: 'boolean' }),
    attribute('emails', 'One address is kept: the primary one, else that for work, else the first', {
      multiValued: true,
      subAttributes: values('Address', 'work'),
    }),
    attribute('phoneNumbers', 'One number for work and one that is mobile', {
      multiValued: true,
      subAttributes: values('Number', 'work or mobile'),
    }),
    attribute('groups', 'Groups of this client', {
      multiValued: true,
      ...readOnly,
      subAttributes: [
        attribute('value', 'Id of the group', readOnly),
        attribute('$ref', 'Address of the group', { ...readOnly, type: 'reference' }),
        attribute('display', 'Name of the group', readOnly),
      ],
    }),
  ],
};

export const enterpriseSchema: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'Where a person works',
  attributes: [
    attribute('employeeNumber', 'Personnel number; people made by hand may be found by it'),
    attribute('department', 'Code or name of an org unit of Kontor'),
    attribute('manager', 'Who leads the org unit', {
      ...readOnly,
      subAttributes: [
        attribute('value', 'Id of the person', readOnly),
        attribute('$ref', 'Address of the person', { ...readOnly, type: 'reference' }),
        attribute('displayName', 'Name of the person', readOnly),
      ],
    }),
  ],
};

export const groupSchema: ScimSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group of people, to whom access to spaces is granted together',
  attributes: [
    externalId,
    attribute('displayName', 'Name of the group', { required: true, uniqueness: 'server' }),
    attribute('members', 'Users of this client', {
      multiValued: true,
      subAttributes: [
        attribute('value', 'Id of the user', { mutability: 'immutable' }),
        attribute('$ref', 'Address of the user', { mutability: 'immutable', type: 'reference' }),
        attribute('display', 'Name of the user', readOnly),
        attribute('type', 'User', { mutability: 'immutable' }),
      ],
    }),
  ],
};

/** What RFC 7643 knows besides (sections 3.1, 4.1 to 4.3): clients may send it, and Kontor does not keep it. */
export const notKept: ReadonlySet<string> = new Set(
  [
    ['nickName', 'profileUrl', 'userType', 'locale', 'timezone', 'password', 'ims', 'photos', 'addresses', 'roles'],
    ['entitlements', 'x509Certificates', 'costCenter', 'organization', 'division', 'schemas', 'meta', 'id'],
  ]
    .flat()
    .map((name) => name.toLowerCase()),
);

/** What only Kontor sets (RFC 7643 section 3.1 and 4.1.2). */
export const setByKontor: ReadonlySet<string> = new Set(['id', 'meta', 'groups']);

/** The attributes of one kind of resource: its own, and those of its extension. */
export interface ResourceSchema {
  readonly core: ScimSchema;
  readonly extension: ScimSchema | undefined;
}

export const users: ResourceSchema = { core: userSchema, extension: enterpriseSchema };
export const groups: ResourceSchema = { core: groupSchema, extension: undefined };

export function findAttribute(attributes: readonly ScimAttribute[], name: string): ScimAttribute | undefined {
  return attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
