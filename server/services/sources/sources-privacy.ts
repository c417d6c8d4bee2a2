import type { Privacy } from '@kontor/plugin-api/server';
import { forgetPerson, listEntriesOf } from './entry-store.ts';

export function declareSources(privacy: Privacy): void {
  privacy.declare({
    id: 'sources.entries',
    title: { de: 'Herkunft Ihrer Angaben', en: 'Where your details come from' },
    what: {
      de: 'Aus welchem Verzeichnisdienst Ihre Angaben kommen, Ihre unveränderliche Kennung dort, ob Sie noch darin stehen; in Berichten von Abgleichen Ihr Name oder Anmeldename, wo etwas zu klären war oder Sie ausgeschieden sind',
      en: 'Which directory your details come from, your unchanging key there, whether you are still in it; in reports of synchronisations your name or login, where something was unclear or you left',
    },
    purpose: {
      de: 'Angaben zu Personen mit dem Verzeichnisdienst der Organisation abgleichen und Sie mit Ihrem Passwort dort anmelden',
      en: 'Keeping details of people like those in the directory of the organisation, and signing you in with your password there',
    },
    basis: 'work',
    kept: {
      de: 'So lange wie Ihre Angaben; Berichte 30 Tage',
      en: 'As long as your details; reports 30 days',
    },
    seenBy: { de: 'Administration', en: 'Administrators' },
    places: ['database'],
    erasure: { erase: forgetPerson },
    tables: ['sources_entries', 'sources_runs'],
    archive: async (tx, { person }) => ({ data: { sources: await listEntriesOf(tx, person) } }),
  });
}
