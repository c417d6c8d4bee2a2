import type { Sentence } from '@kontor/base';
import type { AgreementChange } from '@kontor/schema';
import { wordsOf } from '../periods/period-registry.ts';
import { type DeclaredFacts, type ToldPolicy, toldPolicies, type WorksFacts } from './works-facts.ts';
import { policyWords } from './works-words.ts';

type Weight = AgreementChange['weight'];

/** What is not as it was agreed; what is wider first. */
export function changesSince(agreed: WorksFacts, now: WorksFacts): AgreementChange[] {
  const changes = [
    ...policyChanges(agreed, now),
    ...periodChanges(agreed, now),
    ...dataChanges(agreed, now),
    ...doorChanges(agreed, now),
  ];
  const rank: Readonly<Record<Weight, number>> = { wider: 0, other: 1, narrower: 2 };
  return changes.sort((one, other) => rank[one.weight] - rank[other.weight]);
}

function policyChanges(agreed: WorksFacts, now: WorksFacts): AgreementChange[] {
  return toldPolicies.flatMap((name): AgreementChange[] => {
    // Agreed before there was this policy: it says nothing of it.
    const [before, after] = [agreed.policies[name] as boolean | number | undefined, now.policies[name]]; // stored by an older version
    if (before === after) return [];
    const weight = weightOf(name, before, after);
    const told = before === undefined ? null : valueWords(before);
    return [{ kind: 'policy', weight, what: policyWords[name], before: told, after: valueWords(after) }];
  });
}

/** Content that stays longer is more of it. */
function periodChanges(agreed: WorksFacts, now: WorksFacts): AgreementChange[] {
  // Agreed before there were any: it says nothing of them.
  const known = new Map(((agreed.periods as WorksFacts['periods'] | undefined) ?? []).map((each) => [each.kind, each])); // stored by an older version
  return now.periods.flatMap(({ kind, label, ofSpace, days }): AgreementChange[] => {
    const before = known.get(kind);
    if (before?.days === days || (!before && known.size === 0)) return [];
    const isLonger = before && before.days !== null && (days === null || days > before.days);
    const weight = before === undefined ? 'other' : isLonger ? 'wider' : 'narrower';
    const told = before ? wordsOf(before.days, before.ofSpace) : null;
    return [{ kind: 'period', weight, what: label, before: told, after: wordsOf(days, ofSpace) }];
  });
}

/** Staff-council mode narrows; every other policy shows, sends or keeps more when it grows. */
function weightOf(name: ToldPolicy, before: boolean | number | undefined, after: boolean | number): Weight {
  if (before === undefined) return 'other';
  const grows = Number(after) > Number(before);
  return grows === (name !== 'staffCouncil') ? 'wider' : 'narrower';
}

function valueWords(value: boolean | number): Sentence {
  if (typeof value === 'number') return { de: `${value} Tage`, en: `${value} days` };
  return value ? { de: 'an', en: 'on' } : { de: 'aus', en: 'off' };
}

function dataChanges(agreed: WorksFacts, now: WorksFacts): AgreementChange[] {
  const [before, after] = [byId(agreed), byId(now)];
  return [
    ...now.declarations.flatMap((declared) => {
      const known = before.get(declared.id);
      return known ? changesOf(known, declared) : [whole(declared, 'wider')];
    }),
    ...agreed.declarations.filter(({ id }) => !after.has(id)).map((declared) => whole(declared, 'narrower')),
  ];
}

function whole({ title, what }: DeclaredFacts, weight: 'wider' | 'narrower'): AgreementChange {
  const isNew = weight === 'wider';
  return { kind: 'data', weight, what: title, before: isNew ? null : what, after: isNew ? what : null };
}

function changesOf(before: DeclaredFacts, after: DeclaredFacts): AgreementChange[] {
  const changes: AgreementChange[] = [];
  const add = (kind: AgreementChange['kind'], weight: Weight, one: Sentence | null, other: Sentence | null) =>
    changes.push({ kind, weight, what: after.title, before: one, after: other });
  const gone = before.tables.filter((table) => !after.tables.includes(table));
  const added = after.tables.filter((table) => !before.tables.includes(table));
  if (added.length > 0) add('table', 'wider', null, sameInBoth(added.join(', ')));
  if (gone.length > 0) add('table', 'narrower', sameInBoth(gone.join(', ')), null);
  if (!isSame(before.kept, after.kept)) add('period', comparePeriods(before.kept, after.kept), before.kept, after.kept);
  if (!isSame(before.seenBy, after.seenBy)) add('audience', 'other', before.seenBy, after.seenBy);
  for (const part of ['what', 'purpose', 'basis', 'place'] as const)
    if (!isSame(before[part], after[part])) add('content', 'other', before[part], after[part]);
  const guards = [before.measure?.guard ?? null, after.measure?.guard ?? null] as const;
  if (guards[0]?.de !== guards[1]?.de || before.measure?.offBy !== after.measure?.offBy)
    add('measure', guards[0] === null ? 'wider' : 'other', ...guards);
  return changes;
}

const unitDays: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
};

/** By the periods that the English sentences name, where both name as many: else nobody but a reader can tell. */
function comparePeriods(before: Sentence, after: Sentence): Weight {
  const [one, other] = [daysIn(before.en), daysIn(after.en)];
  if (one.length === 0 || one.length !== other.length) return 'other';
  if (other.every((days, index) => days >= (one[index] ?? 0))) return 'wider';
  return other.every((days, index) => days <= (one[index] ?? 0)) ? 'narrower' : 'other';
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function daysIn(text: string): number[] {
  const pattern = new RegExp(
    `\\b(\\d+|an?|${numberWords.join('|')})[ \u00a0](minute|hour|day|week|month|year)s?\\b`,
    'gi',
  );
  return [...text.matchAll(pattern)].map(([, count = '', unit = '']) => {
    const word = count.toLowerCase();
    const known = numberWords.indexOf(word);
    const number = /^\d/.test(word) ? Number(word) : known === -1 ? 1 : known;
    return number * (unitDays[unit.toLowerCase()] ?? 0);
  });
}

function doorChanges(agreed: WorksFacts, now: WorksFacts): AgreementChange[] {
  return (['administrator', 'auditor'] as const).flatMap((role) => {
    const added = now.doors[role].filter((door) => !agreed.doors[role].includes(door));
    const gone = agreed.doors[role].filter((door) => !now.doors[role].includes(door));
    const what = roleWords[role];
    const changes: AgreementChange[] = [];
    if (added.length > 0)
      changes.push({ kind: 'door', weight: 'wider', what, before: null, after: sameInBoth(added.join(', ')) });
    if (gone.length > 0)
      changes.push({ kind: 'door', weight: 'narrower', what, before: sameInBoth(gone.join(', ')), after: null });
    return changes;
  });
}

const roleWords = {
  administrator: { de: 'Zugriffe der Administration', en: 'Accesses of administrators' },
  auditor: { de: 'Zugriffe der Revision', en: 'Accesses of auditors' },
} as const;

function byId({ declarations }: WorksFacts): Map<string, DeclaredFacts> {
  return new Map(declarations.map((declared) => [declared.id, declared]));
}

function isSame(one: Sentence, other: Sentence): boolean {
  return one.de === other.de && one.en === other.en;
}

function sameInBoth(text: string): Sentence {
  return { de: text, en: text };
}
