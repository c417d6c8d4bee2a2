import { fields, type NewPerson, newPerson, type SourceProblem } from '@kontor/schema';
import type { DirectoryPerson } from './ldap-reader.ts';

/** An entry that can become a person; parts that the mapping leaves out are missing. */
export interface CheckedEntry {
  readonly key: string;
  readonly login: string;
  readonly person: Partial<NewPerson> & Pick<NewPerson, 'givenName' | 'familyName'>;
  /** Where the person works; nothing where the directory does not say it, or names no unit that Kontor knows. */
  readonly position: { readonly orgUnit: string; readonly title: string } | undefined;
  readonly photo: DirectoryPerson['photo'];
}

export interface CheckedEntries {
  readonly entries: readonly CheckedEntry[];
  /** Keys of all entries, also of those that cannot become a person: nobody leaves because of a typing error. */
  readonly keys: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly SourceProblem[];
}

const unnamedPosition = 'Mitarbeit';
const shape = newPerson.shape;
const checkedFields = ['title', 'email', 'phone', 'mobile', 'room', 'place'] as const;

/** Checks entries each by itself and against the others. `units` are ids of org units by code. */
export function checkEntries(people: readonly DirectoryPerson[], units: ReadonlyMap<string, string>): CheckedEntries {
  const problems: SourceProblem[] = [];
  const keys = new Set<string>();
  const names = new Map<string, string>();
  const logins = new Set<string>();
  const entries = people.flatMap((person): CheckedEntry[] => {
    const { key, dn, values, photo } = person;
    const login = (values.login ?? '').toLowerCase();
    const tell = (code: SourceProblem['code'], value: string | null = null) =>
      void problems.push({ code, entry: login || dn, value });
    if (key === undefined) return tell('key_missing') ?? [];
    keys.add(key);
    names.set(key, login);
    if (!fields.login.safeParse(login).success) return tell('login_bad', values.login ?? null) ?? [];
    if (logins.has(login)) return tell('login_double', dn) ?? [];
    logins.add(login);
    const given = shape.givenName.safeParse(values.givenName ?? '');
    const family = shape.familyName.safeParse(values.familyName ?? '');
    if (!given.success || !family.success) return tell('name_missing') ?? [];
    const told = readFields(values, tell);
    return [
      {
        key,
        login,
        person: { ...told, givenName: given.data, familyName: family.data },
        position: readPosition(values, units, tell),
        photo,
      },
    ];
  });
  return { entries, keys, names, problems };
}

type Tell = (code: SourceProblem['code'], value?: string | null) => void;

/** What is not usable is told, and stays as it is in Kontor. */
function readFields(values: DirectoryPerson['values'], tell: Tell): Partial<NewPerson> {
  const told: Partial<NewPerson> = {};
  for (const field of checkedFields) {
    const value = values[field];
    if (value === undefined) continue;
    const parsed = shape[field].safeParse(value === '' && field !== 'title' ? null : value);
    if (parsed.success) Object.assign(told, { [field]: parsed.data });
    else tell(field === 'email' ? 'email_bad' : 'field_dropped', value);
  }
  // `de-DE, en;q=0.8`: the first is the preferred one (RFC 2798 section 2.7).
  const language = fields.language.safeParse(values.language?.toLowerCase().slice(0, 2));
  if (language.success) told.language = language.data;
  return told;
}

function readPosition(
  { orgUnit: code, position }: DirectoryPerson['values'],
  units: ReadonlyMap<string, string>,
  tell: Tell,
): CheckedEntry['position'] {
  if (code === undefined || code === '') return undefined;
  const orgUnit = units.get(code);
  if (orgUnit === undefined) return void tell('org_unit_unknown', code);
  return { orgUnit, title: fields.requiredLine(200).safeParse(position).data ?? unnamedPosition };
}
