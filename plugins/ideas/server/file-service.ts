import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { fileNotFound } from '@kontor/schema';
import { type IdeaFile, ideaReadOnly, ideaRef, tooManyFiles } from '../shared/index.ts';
import { deleteFile, insertFile, listFiles } from './file-store.ts';
import { type FoundIdea, getVisible } from './idea-access.ts';
import { announceIdea } from './idea-service.ts';
import type { IdeasContext } from './ideas-context.ts';

const mostFiles = 10;

/** Files of ideas: their author adds some while it is new, the office at any time; whoever sees the idea reads them. */
export class FileService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  /** Throws `ideas.idea_not_found`. */
  async mayAdd(tx: Tx, actor: Actor, idea: string): Promise<boolean> {
    return mayChange(actor, await getVisible(this.#context, tx, actor, idea));
  }

  /** Throws `ideas.idea_not_found`, `ideas.idea_read_only`, `ideas.too_many_files`, `files.not_found`, `files.attach_refused`. */
  async add(actor: Actor, idea: string, file: string): Promise<IdeaFile> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row } = await this.#lock(tx, actor, idea);
      const { name, mediaType, size } = await host.files.attach(tx, actor, file, ideaRef(idea));
      if ((await listFiles(tx, idea)).length >= mostFiles) throw tooManyFiles();
      await insertFile(tx, { file, idea, name, media_type: mediaType, size, added_at: now });
      await announceIdea(this.#context, tx, actor, row);
      return { id: file, name, mediaType, size };
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.idea_read_only`, `files.not_found`. */
  async remove(actor: Actor, idea: string, file: string): Promise<void> {
    const { host } = this.#context;
    await host.database.transaction(async (tx) => {
      const { row } = await this.#lock(tx, actor, idea);
      if (!(await deleteFile(tx, idea, file))) throw fileNotFound();
      await host.files.remove(tx, file);
      await announceIdea(this.#context, tx, actor, row);
    });
  }

  async #lock(tx: Tx, actor: Actor, idea: string): Promise<FoundIdea> {
    const found = await getVisible(this.#context, tx, actor, idea, { lock: true });
    if (!mayChange(actor, found)) throw ideaReadOnly();
    return found;
  }
}

/** A file names who uploaded it: whoever wants to stay unknown adds none. */
function mayChange(actor: Actor, { row, mayDecide }: FoundIdea): boolean {
  return mayDecide || (row.author === actor.person && row.state === 'new');
}
