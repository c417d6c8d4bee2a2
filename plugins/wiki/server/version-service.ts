import type { DocumentVersions } from '@kontor/collab/server';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type labelVersion,
  type listVersions,
  pageReadOnly,
  pageRef,
  presentVersion,
  type readVersion,
  tooManyNamed,
  versionNotFound,
} from '../shared/index.ts';
import { type FoundPage, type PageContext, requireWritable } from './page-context.ts';

/** How pages were: for those who may write them, as what was taken out of a page still stands there. */
export class VersionService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`. */
  async list(actor: Actor, page: string): Promise<OutputOf<typeof listVersions>> {
    const { host } = this.#context;
    return this.#with(actor, page, requireEditor, async (tx, versions) => {
      const listed = await versions.list(tx);
      const ids = listed.flatMap(({ authors, labelledBy }) => [...authors, ...(labelledBy ? [labelledBy] : [])]);
      const persons = await host.people.findPersons(tx, [...new Set(ids)]);
      const named = new Map(persons.map(({ id, name }) => [id, { id, name }]));
      return {
        versions: listed.map(({ id, at, authors, label, labelledBy }) => ({
          id,
          at: at.toISOString(),
          authors: authors.flatMap((author) => named.get(author) ?? []),
          label: label ?? null,
          labelledBy: (labelledBy !== undefined && named.get(labelledBy)) || null,
        })),
      };
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.version_not_found`. */
  async read(actor: Actor, { page, version }: InputOf<typeof readVersion>): Promise<OutputOf<typeof readVersion>> {
    const { collab } = this.#context.host;
    return this.#with(actor, page, requireEditor, async (tx, versions) => {
      const isPresent = version === presentVersion;
      const update = isPresent ? await collab.read(tx, pageRef(page)) : await versions.read(tx, version);
      if (!update) throw versionNotFound();
      return { update: Buffer.from(update).toString('base64') };
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.too_many_named_versions`, `wiki.version_not_found`. */
  async name(actor: Actor, page: string, label: string): Promise<void> {
    await this.#with(actor, page, requireWritable, async (tx, versions) => {
      const named = await versions.name(tx, writerOf(actor), label);
      if (named === 'full') throw tooManyNamed();
      if (!named) throw versionNotFound();
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.version_not_found`, `wiki.too_many_named_versions`. */
  async label(actor: Actor, { page, version, label }: InputOf<typeof labelVersion>): Promise<void> {
    await this.#with(actor, page, requireWritable, async (tx, versions) => {
      if (!(await versions.list(tx)).some(({ id }) => id === version)) throw versionNotFound();
      if (!(await versions.label(tx, writerOf(actor), version, label ?? undefined))) throw tooManyNamed();
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.version_not_found`. */
  async restore(actor: Actor, page: string, version: number): Promise<void> {
    await this.#with(actor, page, requireWritable, async (tx, versions) => {
      if (!(await versions.restore(tx, writerOf(actor), version))) throw versionNotFound();
    });
  }

  #with<Result>(
    actor: Actor,
    page: string,
    require: (found: FoundPage) => void,
    use: (tx: Tx, versions: DocumentVersions) => Promise<Result>,
  ): Promise<Result> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      require(await this.#context.getVisible(tx, actor, page));
      return use(tx, host.collab.versions(pageRef(page)));
    });
  }
}

function requireEditor({ standing }: FoundPage): void {
  if (!standing.mayEdit) throw pageReadOnly();
}

function writerOf({ person }: Actor): { readonly person: string } {
  return { person };
}
