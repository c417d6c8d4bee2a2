import { type IsoDate, isoDate, isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Action, AudienceToken, FindOpening, Permissions } from '@kontor/plugin-api/server';
import { roleAtLeast, type SpaceRole } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { listComingDays } from './coming-days.ts';
import {
  type Access,
  countAccessToSpaces,
  findRoleOnSpace,
  findTokens,
  listAccessOfPersons,
  listAccessToSpaces,
  listAdministrators,
} from './permission-store.ts';

export type { Access } from './permission-store.ts';
export { lockRights } from './rights-lock.ts';

/** What other core services may ask besides plugins. */
export interface PermissionService extends Permissions {
  /** The day on which rights are decided: today, where the organisation lives. */
  today(): IsoDate;
  /** Every role of these persons, on a day or today. */
  listAccessOfPersons(tx: Tx, persons: readonly string[], day?: IsoDate): Promise<Access[]>;
  /** Everybody's role on these spaces, on a day or today. */
  listAccessToSpaces(tx: Tx, spaces: readonly string[], day?: IsoDate): Promise<Access[]>;
  /** Days to come on which a position of the person begins. */
  listComingDays(tx: Tx, person: string): Promise<IsoDate[]>;
  /** Units and groups to which the person belongs, on a day or today, that open something beside spaces. */
  listOpenings(tx: Tx, person: string, day: IsoDate): Promise<AudienceToken[]>;
  /** Who owns these spaces today, by whatever grant. */
  listOwners(tx: Tx, spaces: readonly string[]): Promise<Access[]>;
}

const neededRole: Readonly<Record<Action, SpaceRole>> = { read: 'reader', edit: 'editor', manage: 'owner' };

/** Decides rights by docs/specs/permissions.md, from rows, at the moment of asking. It has no tables of its own. */
export function createPermissions(core: Pick<Core, 'clock' | 'config'>): PermissionService {
  const today = () => isoDate(core.clock.now(), core.config.timeZone);
  const openings: FindOpening[] = [];
  const service: PermissionService = {
    today,
    async can(tx, actor, action, object) {
      if ('organisation' in object) return actor.roles.has('administrator');
      if (!isUuid(object.space)) return false;
      const found = await findRoleOnSpace(tx, actor.person, object.space, today());
      if (!found || (found.archived && action !== 'read')) return false;
      return roleAtLeast(found.role, neededRole[action]);
    },
    async findRole(tx, person, space) {
      if (!isUuid(space)) return undefined;
      return (await findRoleOnSpace(tx, person, space, today()))?.role;
    },
    async findRoles(tx, person) {
      const access = await listAccessOfPersons(tx, [person], today());
      return new Map(access.map(({ space, role }) => [space, role]));
    },
    findTokens: (tx, persons) => findTokens(tx, persons, today()),
    async tokensOf(tx, actor) {
      const tokens = (await findTokens(tx, [actor.person], today())).get(actor.person) ?? new Set();
      // An actor may have fewer roles than the account, as with an app password; never more.
      if (!actor.roles.has('administrator')) tokens.delete('administrators');
      return tokens;
    },
    async listPersonsOf(tx, space) {
      const access = await listAccessToSpaces(tx, [space], today());
      return access.map(({ person, role }) => ({ person, role }));
    },
    listAdministrators,
    countPersonsOf: (tx, spaces) => countAccessToSpaces(tx, spaces, today()),
    whatOpens: (find) => void openings.push(find),
    async listOpenings(tx, person, day) {
      const held = [...((await findTokens(tx, [person], day)).get(person) ?? [])];
      const belonging = held.filter((token) => token.startsWith('unit:') || token.startsWith('group:'));
      if (belonging.length === 0) return [];
      const found = new Set<AudienceToken>();
      for (const find of openings) for (const token of await find(tx, person, belonging)) found.add(token);
      return [...found];
    },
    listAccessOfPersons: (tx, persons, day = today()) => listAccessOfPersons(tx, persons, day),
    listAccessToSpaces: (tx, spaces, day = today()) => listAccessToSpaces(tx, spaces, day),
    listComingDays: (tx, person) => listComingDays(tx, person, today()),
    listOwners: (tx, spaces) => listAccessToSpaces(tx, spaces, today(), 'owner'),
  };
  return service;
}
