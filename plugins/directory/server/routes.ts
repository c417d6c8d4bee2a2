import type { ServerHost } from '@kontor/plugin-api/server';
import {
  applyImport,
  findInCharge,
  getImport,
  getOrgUnit,
  getPerson,
  getPersonCard,
  listAway,
  listImports,
  listPlaces,
  listRooms,
  removePhoto,
  searchPeople,
  setVisibility,
  suggestSkills,
  updateOwnProfile,
} from '../shared/index.ts';
import type { DirectoryServices } from './directory-services.ts';

/** Contract to service, one line each. */
export function bindRoutes({ http }: ServerHost, services: DirectoryServices): void {
  const { search, inCharge, places, persons, cards, profiles, photos, orgUnits, absences, imports } = services;
  http.bind(searchPeople, (input, { actor }) => search.search(actor, input));
  http.bind(findInCharge, ({ q }, { actor }) => inCharge.find(actor, q));
  http.bind(listPlaces, () => places.list());
  http.bind(listRooms, (input, { actor }) => places.listRooms(actor, input));
  http.bind(getPerson, (input, { actor }) => persons.get(actor, input.person));
  http.bind(getPersonCard, (input, { actor }) => cards.get(actor, input.person));
  http.bind(updateOwnProfile, (input, { actor }) => profiles.update(actor, input));
  http.bind(setVisibility, (input, { actor }) => profiles.setVisibility(actor, input.visibility));
  http.bind(removePhoto, (_input, { actor }) => photos.remove(actor));
  http.bind(suggestSkills, async (input) => ({ skills: await profiles.suggestSkills(input.q) }));
  http.bind(getOrgUnit, (input, { actor }) => orgUnits.get(actor, input.orgUnit));
  http.bind(listAway, (input, { actor }) => absences.list(actor, input));
  http.bind(listImports, async () => ({ imports: await imports.list() }));
  http.bind(getImport, (input) => imports.get(input.import));
  http.bind(applyImport, (input, { actor }) => imports.begin(actor, input.import));
}
