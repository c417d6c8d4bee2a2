import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScimRefusal } from '../scim-refusal.ts';
import type { Filter } from './filter.ts';
import { matches } from './filter-match.ts';
import { parseFilter, parsePath } from './filter-parser.ts';

/** A filter with every part in brackets, which shows what belongs together. */
function show(filter: Filter): string {
  if (filter.kind === 'and' || filter.kind === 'or') {
    return `(${show(filter.left)} ${filter.kind} ${show(filter.right)})`;
  }
  if (filter.kind === 'not') return `not(${show(filter.of)})`;
  const { schema, name, sub } = filter.attribute;
  const attribute = `${schema ? `${schema}:` : ''}${name}${sub ? `.${sub}` : ''}`;
  if (filter.kind === 'present') return `${attribute} pr`;
  if (filter.kind === 'within') return `${attribute}[${show(filter.filter)}]`;
  return `${attribute} ${filter.operator} ${JSON.stringify(filter.value)}`;
}

function refusal(read: () => unknown): string | undefined {
  try {
    read();
  } catch (failure) {
    if (failure instanceof ScimRefusal) return failure.scimType;
    throw failure;
  }
  return undefined;
}

describe('filters (RFC 7644, 3.4.2.2)', () => {
  test.each([
    ['userName eq "bjensen"', 'username eq "bjensen"'],
    ['name.familyName co "O\'Malley"', 'name.familyname co "O\'Malley"'],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
      'urn:ietf:params:scim:schemas:core:2.0:user:username sw "J"',
    ],
    ['title pr', 'title pr'],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', 'meta.lastmodified gt "2011-05-13T04:42:34Z"'],
    ['title pr and userType eq "Employee"', '(title pr and usertype eq "Employee")'],
    ['a pr or b pr and c pr', '(a pr or (b pr and c pr))'],
    ['(a pr or b pr) and c pr', '((a pr or b pr) and c pr)'],
    ['not (a pr) and b pr', '(not(a pr) and b pr)'],
    ['NOT(a pr)', 'not(a pr)'],
    ['emails[type eq "work" and value co "@example.com"]', 'emails[(type eq "work" and value co "@example.com")]'],
    ['emails[type eq "work"].value eq "x"', 'emails[(type eq "work" and value eq "x")]'],
    ['emails[type eq "work"] or ims[type eq "xmpp"]', '(emails[type eq "work"] or ims[type eq "xmpp"])'],
    ['active EQ True', 'active eq true'],
    ['manager eq null', 'manager eq null'],
    ['age ge 12.5', 'age ge 12.5'],
    ['  userName   eq   "a b"  ', 'username eq "a b"'],
    ['userName eq "a\\"b\\\\c\\u00e4"', 'username eq "a\\"b\\\\cä"'],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "x"',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department eq "x"',
    ],
    ['not pr', 'not pr'],
  ])('%s', (text, shown) => {
    expect(show(parseFilter(text))).toBe(shown);
  });

  test.each([
    '',
    ' ',
    'userName',
    'userName eq',
    'eq "x"',
    'userName eq "x',
    'userName is "x"',
    'userName eq x',
    '(a pr',
    'a pr)',
    'a pr b pr',
    'a pr and',
    'and a pr',
    'not a pr',
    'a[b pr',
    'a[b pr]]',
    'a[b[c pr]]',
    'a.b.c pr',
    "userName eq 'x'",
    'userName eq "x" ; drop',
    'userName eq "\\x"',
    'userName eq "a\u0000b"',
    'userName eq "a\\u0000b"',
    '1a eq "x"',
    'a eq 1x',
    'a[b pr].c',
    'a[b pr]. eq "x"',
    'userName eq {"a":1}',
    '-- pr',
    `${'('.repeat(30)}a pr${')'.repeat(30)}`,
    Array.from({ length: 200 }, () => 'a pr').join(' or '),
    `userName eq "${'x'.repeat(5000)}"`,
  ])('refuses %j', (text) => {
    expect(refusal(() => parseFilter(text))).toBe('invalidFilter');
  });

  test('whatever is sent, it is parsed or refused, quickly', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '"',
      '\\',
      ' ',
      'a',
      'eq',
      'and',
      'not',
      'pr',
      '.',
      ':',
      'urn:',
      '1',
      '\n',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (given) => void refusal(() => parseFilter(given))),
      { numRuns: 2000 },
    );
  });
});

describe('paths of PATCH (RFC 7644, 3.5.2)', () => {
  test('name an attribute, one of its values, or a part of that', () => {
    expect(parsePath('members')).toMatchObject({ attribute: { name: 'members', sub: undefined }, filter: undefined });
    expect(parsePath('name.familyName').attribute).toMatchObject({ name: 'name', sub: 'familyname' });
    const { attribute, filter } = parsePath('addresses[type eq "work"].streetAddress');
    expect(attribute).toMatchObject({ name: 'addresses', sub: 'streetaddress' });
    expect(filter && show(filter)).toBe('type eq "work"');
    expect(parsePath('members[value eq "2819"]')).toMatchObject({
      attribute: { sub: undefined },
      filter: { operator: 'eq' },
    });
  });

  test.each(['', 'a b', 'a[b pr]c', 'a[b pr].c.d', 'a[b pr][c pr]', '.a', 'a.', '[a pr]', 'a.b[c pr].d'])(
    'refuses %j',
    (text) => {
      expect(refusal(() => parsePath(text))).toBe('invalidPath');
    },
  );
});

describe('values that fit', () => {
  const work = { type: 'work', value: 'Anna@stadt.example', primary: true };
  test.each([
    ['type eq "WORK"', true],
    ['type eq "home"', false],
    ['type ne "home" and primary eq "True"', true],
    ['value ew "@stadt.example"', true],
    ['value co "berta" or value sw "anna"', true],
    ['not (display pr)', true],
    ['display eq null', true],
    ['value gt 3', false],
  ])('%s: %s', (text, fits) => {
    expect(matches(parseFilter(text), work)).toBe(fits);
  });
});
