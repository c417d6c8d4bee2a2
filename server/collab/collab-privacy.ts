import type { Privacy } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';

export function declareSharedDocuments(privacy: Privacy): void {
  privacy.declare({
    id: 'collab.updates',
    title: { de: 'Gemeinsam geschriebene Texte', en: 'Texts written together' },
    what: {
      de: 'Gemeinsam geschriebene Texte und ihre früheren Fassungen, wer sie wann geschrieben und wer eine Fassung benannt hat',
      en: 'Texts written together and their earlier versions, who wrote them when, and who named a version',
    },
    purpose: {
      de: 'Texte gemeinsam schreiben, ohne dass etwas verloren geht, und frühere Fassungen zurückholen',
      en: 'Writing texts together without losing anything, and bringing back earlier versions',
    },
    basis: 'work',
    kept: {
      de: 'Solange es den Text gibt; von den Fassungen ohne Namen mit der Zeit immer weniger',
      en: 'As long as the text exists; fewer and fewer of the versions without a name as time goes by',
    },
    seenBy: {
      de: 'Wer den Text lesen darf; Fassungen und Namen, soweit der Bereich sie zeigt, in dem der Text steht',
      en: 'Whoever may read the text; versions and names as far as they are shown where the text is',
    },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['collab_updates', 'collab_documents', 'collab_versions', 'collab_authorship'],
    archive: {
      leftOut: {
        de: 'Die Texte gehören allen, die daran schreiben; sie lassen sich dort ausgeben, wo sie stehen.',
        en: 'The texts belong to all who write them; they can be exported where they are.',
      },
    },
  });
}
