import type { Privacy } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { listAgreedBy } from './agreement-store.ts';

export function declareAgreements(privacy: Privacy): void {
  privacy.declare({
    id: 'privacy.agreements',
    title: { de: 'Vereinbarte Stände dieser Unterlage', en: 'Agreed versions of this document' },
    what: {
      de: 'Wer aus Administration oder Revision einen Stand festgehalten hat, wann und mit welchem Vermerk',
      en: 'Which administrator or auditor kept a version, when and with which note',
    },
    purpose: { de: 'Nachweisen, worauf man sich geeinigt hat', en: 'Proving what was agreed on' },
    basis: 'work',
    kept: {
      de: 'Auf Dauer; der Name, solange es den Eintrag der Person gibt',
      en: 'For good; the name as long as the person’s entry exists',
    },
    seenBy: { de: 'Alle', en: 'Everybody' },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['privacy_agreements'],
    archive: async (tx, { person }) => ({
      data: (await listAgreedBy(tx, person)).map(({ version, agreed_at: at, note }) => ({ version, at, note })),
    }),
  });
}
