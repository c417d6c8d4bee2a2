import { isUuid } from '@kontor/base';
import type { LinkProvider } from '@kontor/plugin-api/server';
import { findOrgUnits } from './org-unit-store.ts';

/** Everybody sees all org units. */
export const orgUnitLinks: LinkProvider = {
  noun: 'people/org-unit',
  async findCards(tx, _actor, ids) {
    return (await findOrgUnits(tx, ids.filter(isUuid))).map(({ id, name, code, place }) => ({
      ref: `people/org-unit/${id}`,
      type: 'org-unit',
      title: name,
      subtitle: place === null ? code : `${code} · ${place}`,
      state: null,
      path: `/org-units/${id}`,
      picture: null,
    }));
  },
  async findAudience(tx, ids) {
    return new Map((await findOrgUnits(tx, ids.filter(isUuid))).map(({ id }) => [id, ['everyone']]));
  },
};
