import type { CallInputOf, InputOf, Weekday } from '@kontor/schema';
import {
  about,
  type PersonDetails,
  type Profile,
  type updateOwnProfile,
  type Workplace,
  weekWithHomeDays,
} from '../../shared/index.ts';

/** What somebody is writing about themselves, not sent yet. */
export type ProfileDraft = Profile;
type TermList = 'skills' | 'languages';

const most: Record<TermList, number> = { skills: 50, languages: 20 };
const longestTerm = 60;

export function draftOf({ about, skills, languages, week }: PersonDetails): ProfileDraft {
  return { about, skills, languages, week };
}

/** Adds a skill or language; several at once when separated by commas. Doubles (letters of any case are equal) count once. */
export function addTerms(draft: ProfileDraft, list: TermList, typed: string): ProfileDraft {
  const known = new Set(draft[list].map((term) => term.toLocaleLowerCase('de')));
  const added: string[] = [];
  for (const piece of typed.split(/[,;\n]/)) {
    const term = piece.replace(/\s+/g, ' ').trim().slice(0, longestTerm);
    if (term === '' || known.has(term.toLocaleLowerCase('de'))) continue;
    known.add(term.toLocaleLowerCase('de'));
    added.push(term);
  }
  if (added.length === 0) return draft;
  return { ...draft, [list]: [...draft[list], ...added].slice(0, most[list]) };
}

export function removeTerm(draft: ProfileDraft, list: TermList, term: string): ProfileDraft {
  return { ...draft, [list]: draft[list].filter((one) => one !== term) };
}

/** Says where one works on a day; the first choice begins from the usual week. */
export function setWorkplace(draft: ProfileDraft, day: Weekday, place: Workplace): ProfileDraft {
  return { ...draft, week: { ...(draft.week ?? weekWithHomeDays([])), [day]: place } };
}

/** What is wrong with the text about oneself: too long, or nothing. */
export function isAboutTooLong(draft: ProfileDraft): boolean {
  return !about.safeParse(draft.about).success;
}

/** The draft with what was entered once and did not arrive. */
export function withEntered(draft: ProfileDraft, entered: InputOf<typeof updateOwnProfile>): ProfileDraft {
  const { about = draft.about, skills = draft.skills, languages = draft.languages, week = draft.week } = entered;
  return { about, skills, languages, week };
}

/** Only what differs, so that two devices can change different parts; nothing when all is as it was. */
export function changesOf(
  draft: ProfileDraft,
  person: PersonDetails,
): Omit<CallInputOf<typeof updateOwnProfile>, 'revision'> | undefined {
  const before = draftOf(person);
  const names = (['about', 'skills', 'languages', 'week'] as const).filter(
    (name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]),
  );
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, draft[name]]));
}
