import { defineMessages } from '@kontor/ui/messages';

/** Texts about what other apps share into Kontor, and about links that open it. */
export const shareMessages = defineMessages('share', {
  de: {
    title: 'Geteiltes',
    lead: 'Was Sie aus anderen Apps mit Kontor teilen, bleibt auf diesem Gerät, bis Sie einen Platz dafür gewählt haben.',
    empty: 'Nichts wartet auf einen Platz',
    emptyHelp:
      'Wählen Sie in einer anderen App „Teilen“ und dann Kontor. Dafür muss Kontor auf diesem Gerät installiert sein.',
    toDevice: 'Kontor auf diesem Gerät',
    discard: 'Verwerfen',
    discarded: 'Verworfen',
    untitled: 'Ohne Titel',
    sharedAt: 'Geteilt {moment}',
    files: 'Dateien',
    failedFull:
      'Das ist zu viel für dieses Gerät: Höchstens 20 Inhalte und 100 MB warten hier. Ordnen Sie ein, was schon wartet, oder verwerfen Sie es, und teilen Sie dann noch einmal.',
    failedNobody:
      'Das ließ sich hier nicht behalten. Auf gemeinsam genutzten Computern bleibt nichts; sonst öffnen Sie Kontor einmal mit Verbindung, und teilen Sie dann noch einmal.',
    foreign: 'Dieser Link führt nicht zu Kontor',
    foreignHelp: 'Er gehört zu einer anderen Adresse oder ist unvollständig. Bitten Sie um den ganzen Link.',
    toHome: 'Zur Startseite',
  },
  en: {
    title: 'Shared',
    lead: 'What you share with Kontor from other apps stays on this device until you have chosen a place for it.',
    empty: 'Nothing waits for a place',
    emptyHelp: 'Choose “Share” in another app, and then Kontor. For that, Kontor has to be installed on this device.',
    toDevice: 'Kontor on this device',
    discard: 'Discard',
    discarded: 'Discarded',
    untitled: 'Untitled',
    sharedAt: 'Shared {moment}',
    files: 'Files',
    failedFull:
      'That is too much for this device: at most 20 things and 100 MB wait here. Find a place for what waits already, or discard it, and then share once more.',
    failedNobody:
      'That could not be kept here. Nothing stays on shared computers; otherwise open Kontor once with a connection, and then share once more.',
    foreign: 'This link does not lead to Kontor',
    foreignHelp: 'It belongs to another address, or is incomplete. Please ask for the whole link.',
    toHome: 'To the start page',
  },
});
