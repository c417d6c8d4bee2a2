import { fillPath, type Position } from '@kontor/schema';
import {
  type CurrentAbsence,
  canSeeField,
  type HeldPosition,
  letterOf,
  type PersonCard,
  type PersonDetails,
  type PersonRow,
  type Picture,
  photoPath,
  type ViewerRelation,
  visibleFields,
} from '../shared/index.ts';
import { noteFor } from './current-absences.ts';
import { type OrgTree, toOrgUnitCard } from './org-tree.ts';
import { type PersonFacts, tasksOf } from './person-facts.ts';
import { type StoredProfile, unconfirmedSkills } from './profile-store.ts';

/** A person in others' lists: only what everyone may see. */
export function presentCard(facts: PersonFacts, tree: OrgTree): PersonCard {
  const [main] = facts.positions;
  return {
    id: facts.person.id,
    name: facts.person.name,
    position: main?.title ?? null,
    orgUnit: (main && tree.find(main.orgUnit)?.name) ?? null,
    picture: publicPicture(facts),
    absent: facts.absence !== undefined,
  };
}

/** Address of the small photo when everyone may see it. */
export function publicPicture({
  person,
  profile,
}: {
  person: { readonly id: string };
  profile: StoredProfile;
}): string | null {
  return profile.visibility.photo === 'everyone' ? (pictureOf(person.id, profile.photo)?.small ?? null) : null;
}

function pictureOf(person: string, photo: PersonFacts['profile']['photo']): Picture | null {
  if (!photo) return null;
  const { path } = fillPath(photoPath, { person });
  return { small: `${path}?size=96&version=${photo.version}`, large: `${path}?size=512&version=${photo.version}` };
}

/** One line of the list, without highlights. */
export function presentRow(
  facts: PersonFacts,
  relation: ViewerRelation,
  tree: OrgTree,
  absence: CurrentAbsence | null,
): Omit<PersonRow, 'nameMatches' | 'matches'> {
  const { person, profile } = facts;
  const [main] = facts.positions;
  const unit = main && tree.find(main.orgUnit);
  const sees = visibleFields(profile.visibility, relation);
  return {
    id: person.id,
    name: person.name,
    letter: letterOf(person.familyName),
    position: main?.title ?? null,
    orgUnit: unit ? toOrgUnitCard(unit) : null,
    lead: facts.positions.some(({ lead }) => lead),
    phone: sees.has('phone') ? person.phone : null,
    room: sees.has('room') ? person.room : null,
    place: sees.has('place') ? person.place : null,
    picture: sees.has('photo') ? (pictureOf(person.id, profile.photo)?.small ?? null) : null,
    absence,
  };
}

/** People around a person, the same for every viewer. */
export interface Surroundings {
  readonly managers: readonly PersonFacts[];
  readonly team: readonly PersonFacts[];
  readonly teamSize: number;
  readonly substitute: PersonFacts | undefined;
  readonly standsInFor: readonly PersonFacts[];
}

/** Everything that somebody in this relation may see of a person. */
export function presentDetails(
  facts: PersonFacts,
  around: Surroundings,
  viewer: { readonly relation: ViewerRelation; readonly mayHandOver: boolean },
  tree: OrgTree,
): PersonDetails {
  const { person, profile } = facts;
  const { relation, mayHandOver } = viewer;
  const card = (one: PersonFacts) => presentCard(one, tree);
  return {
    id: person.id,
    name: person.name,
    title: person.title,
    givenName: person.givenName,
    familyName: person.familyName,
    former: !facts.present,
    ...presentOwnFields(facts, relation),
    positions: facts.positions.flatMap((position) => presentPosition(position, tree)),
    tasks: tasksOf(facts, tree),
    managers: around.managers.map(card),
    team: around.team.map(card),
    teamSize: around.teamSize,
    absence: presentAbsence(facts, around.substitute && card(around.substitute), relation),
    standsInFor: around.standsInFor.map(card),
    relation,
    mayHandOver,
    visibility: relation === 'self' ? profile.visibility : null,
    profileRevision: profile.revision,
  };
}

/** The fields whose visibility the person chooses; nothing of them once the person has left. */
export function presentOwnFields({ person, profile, present }: PersonFacts, relation: ViewerRelation) {
  const sees = (field: Parameters<typeof canSeeField>[1]) =>
    present && canSeeField(profile.visibility, field, relation);
  return {
    email: sees('email') ? person.email : null,
    phone: sees('phone') ? person.phone : null,
    mobile: sees('mobile') ? person.mobile : null,
    room: sees('room') ? person.room : null,
    place: sees('place') ? person.place : null,
    picture: sees('photo') ? pictureOf(person.id, profile.photo) : null,
    about: sees('about') ? profile.about : '',
    skills: sees('skills') ? [...profile.skills] : [],
    unconfirmedSkills: sees('skills') ? unconfirmedSkills(profile) : [],
    languages: sees('languages') ? [...profile.languages] : [],
    week: sees('week') ? profile.week : null,
  };
}

function presentPosition(
  { id, title, lead, acting, main, orgUnit, from, until }: Position,
  tree: OrgTree,
): HeldPosition[] {
  const unit = tree.find(orgUnit);
  if (!unit) return [];
  const path = tree.above(orgUnit).map(toOrgUnitCard);
  return [{ id, title, lead, acting, main, orgUnit: toOrgUnitCard(unit), path, from, until }];
}

function presentAbsence({ absence }: PersonFacts, substitute: PersonCard | undefined, relation: ViewerRelation) {
  if (!absence) return null;
  const { from, until, fromTime, untilTime } = absence;
  return { from, until, fromTime, untilTime, note: noteFor(absence, relation), substitute: substitute ?? null };
}
