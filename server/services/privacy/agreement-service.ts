import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, Organisation, People } from '@kontor/plugin-api/server';
import {
  type AgreementState,
  agreementHeld,
  agreementUnknown,
  documentChanged,
  type holdAgreement,
  type InputOf,
  roleNeeded,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { kontorVersion } from '../system/version.ts';
import { changesSince } from './agreement-changes.ts';
import * as store from './agreement-store.ts';
import { readFacts } from './personal-archive.ts';
import type { WorksContent } from './works-document.ts';
import { hashOf, readWorksFacts, type WorksFacts } from './works-facts.ts';
import { formatDocument, type WorksFormat } from './works-formats.ts';

export interface AgreementOthers {
  readonly audit: Audit;
  readonly people: Pick<People, 'findPersons'>;
  readonly organisation: Organisation;
}

const languages = ['de', 'en'] as const satisfies readonly Language[];
const formats = ['html', 'markdown', 'csv'] as const satisfies readonly WorksFormat[];

/** The document for the works agreement: as it would be now, and as it was agreed. */
export class AgreementService {
  readonly #core: Core;
  readonly #others: AgreementOthers;

  constructor(core: Core, others: AgreementOthers) {
    this.#core = core;
    this.#others = others;
  }

  /** Everybody may know what was agreed, and what is otherwise since. */
  get(): Promise<AgreementState> {
    return this.#core.database.snapshot((tx) => this.#state(tx));
  }

  /** Keeps what the caller has read; throws `document_changed` when it says something else by now. */
  hold(actor: Actor, { note, hash }: InputOf<typeof holdAgreement>): Promise<AgreementState> {
    checkRole(actor);
    const { clock, database, events } = this.#core;
    return database.transaction(async (tx) => {
      const version = await store.lockAgreements(tx);
      const facts = await this.#readFacts(tx);
      if (hashOf(facts) !== hash) throw documentChanged();
      const agreed = { version, agreedAt: clock.now().toISOString(), note };
      const texts: [string, string][] = [];
      for (const language of languages) {
        const content = await this.#contentOf(tx, language, { facts, agreed, changes: [] });
        for (const format of formats) texts.push([`${language}.${format}`, formatDocument(content, format)]);
      }
      const documents = Object.fromEntries(texts) as store.StoredDocuments; // every language in every format
      const row = { version, agreed_at: clock.now(), agreed_by: actor.person, note, hash, facts, documents };
      await store.insertAgreement(tx, row);
      await this.#others.audit.append(tx, {
        kind: 'privacy.agreement_held',
        actor,
        details: { version, note, hash: hash.slice(0, 16) },
      });
      await events.append(tx, agreementHeld, {}, { everyone: true }, { actor });
      return await this.#state(tx);
    });
  }

  /** As it is now, with what has changed since the last agreement. For administrators and auditors. */
  write(actor: Actor, language: Language, format: WorksFormat): Promise<string> {
    checkRole(actor);
    return this.#core.database.snapshot(async (tx) => {
      const { facts, agreements, changes } = await this.#compare(tx);
      const [row] = agreements;
      const agreed = row && { version: row.version, agreedAt: row.agreed_at.toISOString(), note: row.note };
      return formatDocument(await this.#contentOf(tx, language, { facts, agreed, changes }), format);
    });
  }

  /** As it was agreed; the newest version without one. Throws `agreement_unknown`. */
  async read(
    version: number | undefined,
    language: Language,
    format: WorksFormat,
  ): Promise<{ version: number; text: string }> {
    const found = await this.#core.database.transaction((tx) => store.findText(tx, version, `${language}.${format}`));
    if (!found) throw agreementUnknown();
    return found;
  }

  async #state(tx: Tx): Promise<AgreementState> {
    const { facts, agreements, changes } = await this.#compare(tx);
    const ids = agreements.flatMap(({ agreed_by: by }) => by ?? []);
    const names = new Map((await this.#others.people.findPersons(tx, ids)).map(({ id, name }) => [id, name]));
    return {
      hash: hashOf(facts),
      changes,
      agreements: agreements.map(({ version, agreed_at: at, agreed_by: by, note, hash }) => ({
        version,
        agreedAt: at.toISOString(),
        by: by === null ? null : { id: by, name: names.get(by) ?? '' },
        note,
        hash,
      })),
    };
  }

  async #compare(tx: Tx) {
    const [facts, agreements] = [await this.#readFacts(tx), await store.listAgreements(tx)];
    const agreed = await store.findLatestFacts(tx);
    return { facts, agreements, changes: agreed ? changesSince(agreed, facts) : [] };
  }

  #readFacts(tx: Tx): Promise<WorksFacts> {
    return readWorksFacts(this.#core, this.#others.organisation, tx);
  }

  async #contentOf(
    tx: Tx,
    language: Language,
    told: Pick<WorksContent, 'facts' | 'agreed' | 'changes'>,
  ): Promise<WorksContent> {
    const head = await readFacts(this.#core, this.#others, tx, language);
    return { ...head, ...told, hash: hashOf(told.facts), program: kontorVersion() };
  }
}

/** Two roles open this door, which a door of its own cannot say. */
function checkRole({ roles }: Actor): void {
  if (!roles.has('administrator') && !roles.has('auditor')) throw roleNeeded();
}
