import { defineMessages } from '@kontor/ui/messages';

/** What the person themselves reads. */
export const ownMessages = defineMessages('onboarding-own', {
  de: {
    yours: 'Ihre ersten Wochen',
    lead: 'Haken Sie ab, was erledigt ist. Eine Seite wird abgehakt, sobald Sie sie öffnen, ein Raum oder Bereich, sobald Sie beigetreten sind.',
    noneTitle: 'Für Sie läuft keine Einarbeitung',
    noneText: 'Wenn Ihre Leitung eine Liste für Sie zusammenstellt, steht sie hier und auf der Startseite.',
    toHome: 'Zur Startseite',
    mentorIs: 'Fragen Sie alles:',
    nothingYet: 'Noch steht nichts auf der Liste. Ihre Leitung stellt sie gerade zusammen.',
    allDone: 'Alles erledigt. Schön, dass Sie da sind.',
    share: 'Meiner Leitung zeigen, was erledigt ist',
    shareHelp:
      'Ausgeschaltet sehen nur Sie, was Sie abgehakt haben. Eingeschaltet sehen es auch, wer Sie leitet, und wer die Liste begonnen hat; ist alles erledigt, erfahren sie es.',
    tick: '{item} ist erledigt',
    queuedTick: 'Punkt der Einarbeitung abgehakt',
    queuedShare: 'Fortschritt der Einarbeitung zeigen oder verbergen',
    all: 'Alles ansehen',
  },
  en: {
    yours: 'Your first weeks',
    lead: 'Tick off what is done. A page is ticked off once you open it, a room or space once you have joined.',
    noneTitle: 'No onboarding list for you',
    noneText: 'When those who lead you put together a list for you, it is here and on the start page.',
    toHome: 'To the start page',
    mentorIs: 'Ask anything:',
    nothingYet: 'Nothing is on the list yet. Those who lead you are putting it together.',
    allDone: 'Everything is done. Good to have you here.',
    share: 'Show those who lead me what is done',
    shareHelp:
      'While it is off, only you see what you have ticked off. While it is on, those who lead you and who began the list see it, too; when everything is done, they hear of it.',
    tick: '{item} is done',
    queuedTick: 'Item of the onboarding list ticked off',
    queuedShare: 'Progress of onboarding shown or hidden',
    all: 'See everything',
  },
});
