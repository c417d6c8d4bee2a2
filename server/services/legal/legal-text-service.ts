import { type Language, languages } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, Organisation } from '@kontor/plugin-api/server';
import {
  countGaps,
  type InputOf,
  type LegalDocument,
  type LegalText,
  legalDocument,
  legalTextChanged,
  legalTextChangedMeanwhile,
  type setLegalText,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { findText, listTexts, replaceText, type TextRow } from './legal-text-store.ts';
import { proposeText } from './proposals.ts';

/** What the organisation says about itself by law: its own words, or Kontor's proposal as long as there are none. */
export class LegalTextService {
  readonly #core: Core;
  readonly #others: { readonly audit: Audit; readonly organisation: Organisation };

  constructor(core: Core, others: { audit: Audit; organisation: Organisation }) {
    this.#core = core;
    this.#others = others;
  }

  async get(document: LegalDocument, language: Language): Promise<LegalText> {
    return this.#core.database.transaction(async (tx) =>
      this.#present(tx, document, language, await findText(tx, document, language)),
    );
  }

  async list(): Promise<LegalText[]> {
    return this.#core.database.transaction(async (tx) => {
      const rows = await listTexts(tx);
      const texts: LegalText[] = [];
      for (const document of legalDocument.options)
        for (const language of languages) {
          const row = rows.find((each) => each.document === document && each.language === language);
          texts.push(await this.#present(tx, document, language, row));
        }
      return texts;
    });
  }

  async set(actor: Actor, input: InputOf<typeof setLegalText>): Promise<LegalText> {
    const { document, language, content, revision } = input;
    return this.#core.database.transaction(async (tx) => {
      const now = this.#core.clock.now();
      const row = await replaceText(tx, { document, language, content, base: revision, now });
      if (!row) throw legalTextChangedMeanwhile();
      await this.#core.events.append(tx, legalTextChanged, { document, language }, { everyone: true }, { actor });
      const details = { document, language, proposal: content === null };
      await this.#others.audit.append(tx, { kind: 'legal.text_changed', actor, details });
      return this.#present(tx, document, language, row);
    });
  }

  async #present(tx: Tx, document: LegalDocument, language: Language, row: TextRow | undefined): Promise<LegalText> {
    const content = row?.content ?? proposeText(document, language, (await this.#others.organisation.get(tx)).name);
    return {
      document,
      language,
      content,
      isProposal: !row || row.content === null,
      gaps: countGaps(content),
      revision: row?.revision ?? 0,
      changedAt: row?.changed_at.toISOString() ?? null,
    };
  }
}
