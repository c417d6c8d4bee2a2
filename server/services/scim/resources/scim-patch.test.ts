import { describe, expect, test } from 'vitest';
import { ScimRefusal } from '../scim-refusal.ts';
import { readDocument } from './scim-document.ts';
import { applyPatch } from './scim-patch.ts';
import { project, readProjection } from './scim-projection.ts';
import { enterpriseSchema, groups, users } from './scim-schemas.ts';

const enterprise = enterpriseSchema.id;
const anna = readDocument(
  {
    USERNAME: 'anna@stadt.example',
    name: { givenName: 'Anna', familyname: 'Beck', middleName: 'Eva' },
    active: true,
    emails: [{ value: 'anna@stadt.example', type: 'work', primary: true }],
    phoneNumbers: [{ value: '+49 30 1', type: 'work' }],
    unheardOf: { of: 1 },
    [enterprise.toUpperCase()]: { department: 'FD 1', costCenter: '7' },
  },
  users,
);
const patch = (...operations: unknown[]) => applyPatch(anna, { Operations: operations }, users);
const team = readDocument({ displayName: 'Team', members: [{ value: 'a' }, { value: 'b' }] }, groups);
const patchTeam = (...operations: unknown[]) => applyPatch(team, { Operations: operations }, groups);

function refusal(run: () => unknown): string | undefined {
  try {
    run();
  } catch (failure) {
    if (failure instanceof ScimRefusal) return failure.scimType;
    throw failure;
  }
  return undefined;
}

describe('documents', () => {
  test('have names as the schema writes them, and nothing that is not kept', () => {
    expect(anna).toEqual({
      userName: 'anna@stadt.example',
      name: { givenName: 'Anna', familyName: 'Beck' },
      active: true,
      emails: [{ value: 'anna@stadt.example', type: 'work', primary: true }],
      phoneNumbers: [{ value: '+49 30 1', type: 'work' }],
      [enterprise]: { department: 'FD 1' },
    });
  });

  test.each([
    [{ userName: { $ne: '' } }],
    [{ userName: 7 }],
    [{ userName: ['a', 'b'] }],
    [{ active: 'perhaps' }],
    [{ active: 1 }],
    [{ emails: [7] }],
    [{ name: 'Anna' }],
    [{ displayName: 'a\0b' }],
    [{ displayName: 'x'.repeat(3000) }],
  ])('refuse %j', (body) => {
    expect(refusal(() => readDocument(body, users))).toBe('invalidValue');
  });

  test('refuse what is no object', () => {
    for (const body of [null, [], 'x', 7]) expect(refusal(() => readDocument(body, users))).toBe('invalidSyntax');
  });

  test('do not take what would change objects themselves', () => {
    const read = readDocument(JSON.parse('{"__proto__": {"active": true}, "constructor": 1, "userName": "x"}'), users);
    expect(read).toEqual({ userName: 'x' });
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });
});

describe('PATCH', () => {
  test('sets, adds and removes single attributes', () => {
    expect(patch({ op: 'replace', path: 'name.familyName', value: 'Bach' }).name).toEqual({
      givenName: 'Anna',
      familyName: 'Bach',
    });
    expect(patch({ op: 'add', path: 'name', value: { honorificPrefix: 'Dr.' } }).name).toMatchObject({
      givenName: 'Anna',
      honorificPrefix: 'Dr.',
    });
    expect(patch({ op: 'remove', path: 'phoneNumbers' }).phoneNumbers).toEqual([]);
    expect(patch({ op: 'replace', path: 'title', value: 'Leitung' }).title).toBe('Leitung');
  });

  test('leaves what was given as it was, also when a later operation is refused', () => {
    const before = structuredClone(anna);
    expect(
      refusal(() => patch({ op: 'replace', path: 'title', value: 'x' }, { op: 'add', path: 'no', value: 1 })),
    ).toBe('invalidPath');
    expect(anna).toEqual(before);
  });

  test('takes the forms that Entra ID sends', () => {
    expect(patch({ op: 'Replace', path: 'active', value: 'False' }).active).toBe(false);
    expect(patch({ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '0170' }).phoneNumbers).toEqual([
      { value: '+49 30 1', type: 'work' },
      { type: 'mobile', value: '0170' },
    ]);
    expect(patch({ op: 'Replace', path: 'emails[type eq "work"].value', value: 'b@stadt.example' }).emails).toEqual([
      { value: 'b@stadt.example', type: 'work', primary: true },
    ]);
    expect(patch({ op: 'Add', path: `${enterprise}:department`, value: 'FD 2' })[enterprise]).toEqual({
      department: 'FD 2',
    });
    expect(patch({ op: 'Add', path: `${enterprise}:manager`, value: [{ $ref: 'x', value: 'y' }] })[enterprise]).toEqual(
      {
        department: 'FD 1',
      },
    );
    const without = { 'name.givenName': 'Anne', [`${enterprise}:department`]: 'FD 3', active: 'True', id: 'x' };
    expect(patch({ op: 'replace', value: without })).toMatchObject({
      name: { givenName: 'Anne', familyName: 'Beck' },
      active: true,
      [enterprise]: { department: 'FD 3' },
    });
    expect(patchTeam({ op: 'Remove', path: 'members', value: [{ value: 'a' }] }).members).toEqual([{ value: 'b' }]);
    expect(patchTeam({ op: 'Add', path: 'members', value: [{ value: 'b' }, { value: 'c' }] }).members).toEqual([
      { value: 'a' },
      { value: 'b' },
      { value: 'c' },
    ]);
  });

  test('takes the forms that Okta sends', () => {
    expect(patch({ op: 'replace', value: { active: false } }).active).toBe(false);
    expect(patchTeam({ op: 'replace', value: { id: 'x', displayName: 'Neu' } }).displayName).toBe('Neu');
    expect(patchTeam({ op: 'remove', path: 'members[value eq "b"]' }).members).toEqual([{ value: 'a' }]);
    expect(patchTeam({ op: 'replace', path: 'members', value: [{ value: 'z', display: 'Z' }] }).members).toEqual([
      { value: 'z' },
    ]);
  });

  test('a new primary value is the only one', () => {
    const added = { value: 'x@stadt.example', type: 'other', primary: true };
    expect(patch({ op: 'add', path: 'emails', value: [added] }).emails).toEqual([
      { value: 'anna@stadt.example', type: 'work', primary: false },
      added,
    ]);
  });

  test('passes over what Kontor does not keep', () => {
    expect(patch({ op: 'replace', path: 'addresses[type eq "work"].streetAddress', value: 'x' })).toEqual(anna);
    expect(patch({ op: 'add', path: 'password', value: 'secret' })).toEqual(anna);
  });

  test.each([
    ['invalidSyntax', { op: 'move', path: 'title' }],
    ['invalidSyntax', { path: 'title', value: 'x' }],
    ['invalidSyntax', { op: 'add', value: 'x' }],
    ['invalidSyntax', 'x'],
    ['noTarget', { op: 'remove' }],
    ['noTarget', { op: 'replace', path: 'emails[value co "nobody"].value', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'salary', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'emails[', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'name[type eq "x"]', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'urn:other:2.0:User:title', value: 'x' }],
    ['mutability', { op: 'replace', path: 'id', value: 'x' }],
    ['mutability', { op: 'remove', path: 'groups' }],
    ['invalidValue', { op: 'replace', path: 'active', value: 'x' }],
    ['invalidValue', { op: 'replace', path: 'userName', value: { a: 1 } }],
  ])('refuses with %s: %j', (type, operation) => {
    expect(refusal(() => patch(operation))).toBe(type);
  });
});

describe('attributes and excludedAttributes', () => {
  const resource = { schemas: ['x'], id: '1', ...anna };
  const shown = (attributes?: string, excluded?: string) => project(resource, readProjection(attributes, excluded));
  test('choose what is shown; id always is', () => {
    expect(shown('userName,name.givenName, EMAILS.value')).toEqual({
      schemas: ['x'],
      id: '1',
      userName: 'anna@stadt.example',
      name: { givenName: 'Anna' },
      emails: [{ value: 'anna@stadt.example' }],
    });
    expect(shown(undefined, 'id,emails,name.familyName,phoneNumbers')).toEqual({
      schemas: ['x'],
      id: '1',
      userName: 'anna@stadt.example',
      active: true,
      name: { givenName: 'Anna' },
      [enterprise]: { department: 'FD 1' },
    });
    expect(shown(`${enterprise}:department`)).toEqual({
      schemas: ['x'],
      id: '1',
      [enterprise]: { department: 'FD 1' },
    });
    expect(shown(enterprise)).toEqual({ schemas: ['x'], id: '1', [enterprise]: { department: 'FD 1' } });
  });
});
