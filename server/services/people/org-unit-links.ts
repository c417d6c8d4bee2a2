import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { findOffices } from './office-store.ts';
import { placesOf } from './org-unit-search.ts';
import { findOrgUnits } from './org-unit-store.ts';

/** Everybody sees all org units. */
export const orgUnitLinks: LinkProvider = {
  noun: 'people/org-unit',
  async findCards(tx, _actor, ids) {
    const units = await findOrgUnits(tx, ids.filter(isUuid));
    const offices = await findOffices(tx, units);
    return units.map((unit) => ({
      ref: `people/org-unit/${unit.id}`,
      type: 'org-unit',
      title: unit.name,
      subtitle: [unit.code, ...placesOf(unit, offices.get(unit.id)).slice(0, 1)].join(' · '),
      state: null,
      path: `/org-units/${unit.id}`,
      picture: null,
    }));
  },
  async findAudience(tx, ids) {
    return new Map((await findOrgUnits(tx, ids.filter(isUuid))).map(({ id }) => [id, ['everyone']]));
  },
  findIds: async (_tx, paths) => idsInPaths(/^\/org-units\/([^/]+)$/, paths),
};
