import type { Privacy } from '@kontor/plugin-api/server';

export function declareSharedDocuments(privacy: Privacy): void {
  privacy.declare({
    id: 'collab.updates',
    title: { de: 'Gemeinsam geschriebene Texte', en: 'Texts written together' },
    what: {
      de: 'Die letzten Änderungen an gemeinsam geschriebenen Texten, mit Zeit und wer sie geschrieben hat',
      en: 'The latest changes to texts written together, with time and who wrote them',
    },
    purpose: {
      de: 'Texte gemeinsam schreiben, ohne dass etwas verloren geht',
      en: 'Writing texts together without losing anything',
    },
    basis: 'work',
    kept: {
      de: 'Bis die Änderung in den Gesamtstand des Textes eingeht, meist Minuten; danach ohne Namen',
      en: 'Until the change has become part of the whole text, mostly minutes; without a name after that',
    },
    seenBy: {
      de: 'Den Text: wer ihn lesen darf. Die Namen an den Änderungen: niemand',
      en: 'The text: whoever may read it. The names on changes: nobody',
    },
    places: ['database'],
    tables: ['collab_updates', 'collab_documents'],
    archive: {
      leftOut: {
        de: 'Die Texte gehören allen, die daran schreiben; sie lassen sich dort ausgeben, wo sie stehen.',
        en: 'The texts belong to all who write them; they can be exported where they are.',
      },
    },
  });
}
