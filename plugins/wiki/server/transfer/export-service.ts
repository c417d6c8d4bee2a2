import type { Readable } from 'node:stream';
import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { linksOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { spaceNotFound } from '@kontor/schema';
import { type Exported, type ExportFormat, exportUnderWay, pageRef, pageTrashed } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { readText } from '../page-text.ts';
import { downloadName } from './export-names.ts';
import { type ExportedFile, type ExportReader, exportPages, listExported, type PageWriter } from './export-tree.ts';
import { type HtmlParts, htmlOverview, htmlWriter } from './html-writer.ts';
import { markdownWriter } from './markdown-writer.ts';
import { readOfficeText } from './office-export.ts';
import { writeOffice } from './office-thread.ts';
import { singleHtml } from './single-html.ts';
import { streamZip } from './zip-stream.ts';

export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Buffer | Readable;
}

interface Wanted {
  readonly format: ExportFormat;
  readonly origin: string;
  /** Network address, for the audit log. */
  readonly address: string;
}

interface Chosen {
  readonly pages: readonly PageRow[];
  readonly title: string;
  readonly language: Language;
  readonly isWhole: boolean;
}

const mediaTypes = {
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
};

/** Exports at most that are made at a time, in one process; one for a person. */
const atOnce = 4;

/** Pages as files for other programs: what the actor may read, and nothing else. */
export class ExportService {
  readonly #context: PageContext;
  readonly #underWay = new Set<string>();

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.export_under_way`, `wiki.export_too_large`, and what tells that there is nothing to be read. */
  async open(actor: Actor, of: Exported, wanted: Wanted): Promise<Download> {
    if (this.#underWay.has(actor.person) || this.#underWay.size >= atOnce) throw exportUnderWay();
    this.#underWay.add(actor.person);
    const done = () => void this.#underWay.delete(actor.person);
    try {
      const chosen = await this.#context.host.database.transaction((tx) => this.#choose(tx, actor, of, wanted));
      const download = await this.#make(actor, chosen, wanted, done);
      if (download.body instanceof Buffer) done();
      return download;
    } catch (failure) {
      done();
      throw failure;
    }
  }

  async #choose(tx: Tx, actor: Actor, of: Exported, { format, address }: Wanted): Promise<Chosen> {
    const { host } = this.#context;
    const { title, pages, isWhole } = await ('space' in of
      ? this.#space(tx, actor, of.space)
      : this.#page(tx, actor, of));
    const { language } = await host.organisation.get(tx);
    const object = 'space' in of ? (`spaces/space/${of.space}` as const) : pageRef(of.page);
    const details = { format, pages: pages.length };
    await host.audit.append(tx, { kind: 'wiki.pages_exported', actor, object, address, details });
    return { pages, language, isWhole, title: title || untitled[language] };
  }

  async #space(tx: Tx, actor: Actor, id: string) {
    const { host } = this.#context;
    const [space] = (await host.permissions.can(tx, actor, 'read', { space: id }))
      ? await host.spaces.findSpaces(tx, [id])
      : [];
    if (!space) throw spaceNotFound();
    return { title: space.name, pages: await listExported(this.#context, tx, actor, { space: id }), isWhole: true };
  }

  async #page(tx: Tx, actor: Actor, { page: id, below }: { readonly page: string; readonly below: boolean }) {
    const { page } = await this.#context.getVisible(tx, actor, id);
    if (page.trashed_at !== null) throw pageTrashed();
    const all = below ? await listExported(this.#context, tx, actor, { page: id }) : [page];
    return { title: page.title, pages: all, isWhole: false };
  }

  async #make(actor: Actor, chosen: Chosen, { format, origin }: Wanted, onEnd: () => void): Promise<Download> {
    const { host } = this.#context;
    const { pages, title, language, isWhole } = chosen;
    const reader: ExportReader = { actor, read: (work) => host.database.transaction(work) };
    const about = { title, language, origin, untitled: untitled[language] };
    if (format === 'docx' || format === 'odt') {
      const text = await readOfficeText(this.#context, reader, pages, about);
      const named =
        text.chapters.length > 0 ? text : { ...text, chapters: [{ ref: '', title, depth: 1, doc: { type: 'doc' } }] };
      const body = Buffer.from(await writeOffice({ format, text: named }));
      return { name: downloadName(title, format), mediaType: mediaTypes[format], body };
    }
    const parts: HtmlParts = { ...about, hasOverview: isWhole || pages.length > 1 };
    const [only] = pages;
    const single = isWhole || !only || pages.length > 1 ? undefined : await this.#single(reader, only, format, parts);
    if (single !== undefined) {
      const ending = format === 'html' ? 'html' : 'md';
      return { name: downloadName(title, ending), mediaType: mediaTypes[format], body: Buffer.from(single) };
    }
    const files = this.#files(reader, chosen, format, parts);
    return {
      name: downloadName(title, 'zip'),
      mediaType: 'application/zip',
      body: streamZip(files, this.#context.now, onEnd),
    };
  }

  /** One page as one file; nothing where it takes more than one. */
  async #single(reader: ExportReader, page: PageRow, format: 'markdown' | 'html', parts: HtmlParts) {
    const doc = (await reader.read((tx) => readText(this.#context, tx, page.id))) ?? { type: 'doc', content: [] };
    if (format === 'html') return singleHtml(this.#context, reader, parts, { page, doc });
    if (linksOfDoc(doc).files.length > 0) return undefined;
    const none = () => undefined;
    return markdownWriter.write({ page, path: '', order: 1, doc, addressOf: none, fileAddress: none });
  }

  async *#files(
    reader: ExportReader,
    { pages, title }: Chosen,
    format: 'markdown' | 'html',
    parts: HtmlParts,
  ): AsyncGenerator<ExportedFile> {
    const writer: PageWriter = format === 'html' ? htmlWriter(this.#context, reader, parts) : markdownWriter;
    if (format === 'html' && parts.hasOverview)
      yield { path: 'index.html', content: new TextEncoder().encode(htmlOverview(pages, title, parts)) };
    yield* exportPages(this.#context, reader, pages, writer);
  }
}

const untitled = { de: 'Ohne Titel', en: 'Untitled' };
