import { isUuid } from '@kontor/base';
import type { LinkProvider } from '@kontor/plugin-api/server';
import { findReports } from './barrier-report-store.ts';

/** Reports are seen by administrators alone. */
export const reportLinks: LinkProvider = {
  noun: 'legal/report',
  async findCards(tx, actor, ids) {
    if (!actor.roles.has('administrator')) return [];
    return (await findReports(tx, ids.filter(isUuid))).map(({ id, reference, state }) => ({
      ref: `legal/report/${id}`,
      type: 'barrier-report',
      title: reference,
      subtitle: null,
      state: state === 'done' ? 'done' : null,
      path: '/administration/legal',
      picture: null,
    }));
  },
  async findAudience(tx, ids) {
    return new Map((await findReports(tx, ids.filter(isUuid))).map(({ id }) => [id, ['administrators']]));
  },
};
