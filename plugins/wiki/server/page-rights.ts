import type { Tx } from '@kontor/database';
import {
  type Actor,
  type AudienceToken,
  isAmong,
  type ServerHost,
  subjectsOfTokens,
  tokenOfSubject,
} from '@kontor/plugin-api/server';
import { type AccessSubject, roleAtLeast, type SpaceRole } from '@kontor/schema';
import type { PageRight } from '../shared/index.ts';
import { filterNarrowedTo, type LimitRow, listLimits } from './access-store.ts';
import { findPages, type PageRow } from './page-store.ts';

/** What somebody may do with a page. */
export interface Standing {
  /** With its text as it is: in the trash and in archived spaces everybody only reads. */
  readonly right: PageRight;
  /** May change it, once it is out of the trash. */
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  /** Responsible for the page or its space, whatever may be changed there right now. */
  readonly isInCharge: boolean;
}

interface Holder {
  readonly person: string;
  readonly role: SpaceRole;
  readonly tokens: ReadonlySet<AudienceToken>;
}

type Placed = Pick<PageRow, 'id' | 'space'>;

/** The one place that decides who may what with a page: the space's rights, narrowed by the pages from the top down. */
export class PageRights {
  readonly #host: Pick<ServerHost, 'permissions' | 'spaces'>;

  constructor(host: Pick<ServerHost, 'permissions' | 'spaces'>) {
    this.#host = host;
  }

  /** By page; pages that for this person do not exist are left out. */
  async findStandings(tx: Tx, person: string, pages: readonly PageRow[]): Promise<Map<string, Standing>> {
    const { permissions, spaces } = this.#host;
    const roles = await permissions.findRoles(tx, person);
    const within = pages.filter(({ space }) => roles.has(space));
    if (within.length === 0) return new Map();
    const limits = await listLimits(
      tx,
      within.map(({ id }) => id),
    );
    const tokens = (await permissions.findTokens(tx, [person])).get(person) ?? new Set();
    const found = await spaces.findSpaces(tx, [...new Set(within.map(({ space }) => space))]);
    const archived = new Set(found.filter(({ archivedAt }) => archivedAt !== null).map(({ id }) => id));
    const standings = new Map<string, Standing>();
    for (const page of within) {
      const role = roles.get(page.space);
      const above = limits.get(page.id) ?? [];
      if (!role || !mayRead({ person, role, tokens }, above)) continue;
      standings.set(page.id, standingOf(page, { person, role, tokens }, above, archived.has(page.space)));
    }
    return standings;
  }

  async find(tx: Tx, actor: Pick<Actor, 'person'>, page: PageRow): Promise<Standing | undefined> {
    return (await this.findStandings(tx, actor.person, [page])).get(page.id);
  }

  /** Those of these pages that the person may read. */
  async filterReadable<Page extends PageRow>(tx: Tx, person: string, pages: readonly Page[]): Promise<Page[]> {
    const standings = await this.findStandings(tx, person, pages);
    return pages.filter(({ id }) => standings.has(id));
  }

  /** Where a page stands now. */
  async readPlace(tx: Tx, id: string): Promise<Placed[]> {
    return findPages(tx, [id]);
  }

  /** Everybody who may read a page today. */
  async listReaders(tx: Tx, page: Placed): Promise<string[]> {
    const limits = (await listLimits(tx, [page.id])).get(page.id) ?? [];
    const holders = await this.#listHolders(tx, page.space);
    return holders.filter((holder) => mayRead(holder, limits)).map(({ person }) => person);
  }

  /** Those of them who are among these; null is all. Owners of the space are only where they are named, too. */
  async listReadersAmong(tx: Tx, page: Placed, subjects: readonly AccessSubject[] | null): Promise<string[]> {
    const readers = await this.listReaders(tx, page);
    if (subjects === null || readers.length === 0) return readers;
    const tokens = await this.#host.permissions.findTokens(tx, readers);
    return readers.filter((person) => isAmong(tokens.get(person), subjects));
  }

  async isAmong(tx: Tx, person: string, subjects: readonly AccessSubject[] | null): Promise<boolean> {
    if (subjects === null) return true;
    return isAmong((await this.#host.permissions.findTokens(tx, [person])).get(person), subjects);
  }

  /** Who may see each page, as tokens: those of the space, or each person alone where it is narrowed. */
  async findAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>> {
    const pages = await findPages(tx, ids);
    const limits = await listLimits(tx, ids);
    const holders = new Map<string, Holder[]>();
    const audience = new Map<string, AudienceToken[]>();
    for (const { id, space } of pages) {
      const above = (limits.get(id) ?? []).filter((limit) => limit.read_limit !== null || limit.draft_of !== null);
      if (above.length === 0) {
        audience.set(id, [`space:${space}`]);
        continue;
      }
      const known = holders.get(space) ?? (await this.#listHolders(tx, space));
      holders.set(space, known);
      audience.set(
        id,
        known.filter((holder) => mayRead(holder, above)).map(({ person }) => `person:${person}`),
      );
    }
    return audience;
  }

  /** Units and groups to which pages that the person would read without it are narrowed. */
  async findOpenings(tx: Tx, person: string, tokens: readonly AudienceToken[]): Promise<AudienceToken[]> {
    const spaces = [...(await this.#host.permissions.findRoles(tx, person)).keys()];
    return (await filterNarrowedTo(tx, spaces, subjectsOfTokens(tokens))).map(tokenOfSubject);
  }

  async #listHolders(tx: Tx, space: string): Promise<Holder[]> {
    const { permissions } = this.#host;
    const holders = await permissions.listPersonsOf(tx, space);
    const tokens = await permissions.findTokens(
      tx,
      holders.map(({ person }) => person),
    );
    return holders.map(({ person, role }) => ({ person, role, tokens: tokens.get(person) ?? new Set() }));
  }
}

function standingOf(page: PageRow, holder: Holder, above: readonly LimitRow[], isArchived: boolean): Standing {
  const writes = above.every(({ write_limit: limit }) => passes(holder, limit));
  const mayEdit = !isArchived && writes && roleAtLeast(holder.role, 'editor');
  const isClosed = isArchived || page.trashed_at !== null;
  const reading = page.readers_comment && !isClosed ? 'comment' : 'read';
  const isInCharge = holder.role === 'owner' || page.owner === holder.person;
  const mayManage = !isArchived && (holder.role === 'owner' || (mayEdit && isInCharge));
  return { right: mayEdit && !isClosed ? 'write' : reading, mayEdit, mayManage, isInCharge };
}

/** A draft is its author's alone, also before the owners of the space. */
function mayRead(holder: Holder, above: readonly LimitRow[]): boolean {
  return above.every(
    ({ draft_of: author, read_limit: limit }) => (author === null || author === holder.person) && passes(holder, limit),
  );
}

function passes({ role, tokens }: Holder, limit: readonly AccessSubject[] | null): boolean {
  return limit === null || role === 'owner' || isAmong(tokens, limit);
}
