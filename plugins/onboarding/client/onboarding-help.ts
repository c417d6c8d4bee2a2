import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words. */
export const onboardingHelp: readonly HelpTopic[] = [
  {
    id: 'onboarding.own',
    chapter: 'work',
    about: ['/onboarding'],
    title: { de: 'Ihre ersten Wochen', en: 'Your first weeks' },
    text: {
      de: `Ihre Leitung stellt Ihnen eine Liste zusammen: wen Sie kennenlernen, was Sie lesen, wo Sie beitreten, was Sie tun.
Sie steht auf der Startseite und [hier](/onboarding), auch ohne Verbindung.

- Haken Sie ab, was erledigt ist. Eine Seite hakt sich ab, sobald Sie sie öffnen, ein Raum oder Bereich, sobald Sie beigetreten sind.
- Was erledigt ist, sehen nur Sie. Am Ende der Liste können Sie es Ihrer Leitung zeigen, und das jederzeit zurücknehmen.
- Fragen Sie Ihre Begleitung alles: Sie steht oben auf der Liste.`,
      en: `Those who lead you put together a list for you: whom to meet, what to read, where to join, what to do.
It is on the start page and [here](/onboarding), also without a connection.

- Tick off what is done. A page is ticked off once you open it, a room or space once you have joined.
- Only you see what is done. At the end of the list you can show it to those who lead you, and take that back at any time.
- Ask your mentor anything: they stand at the top of the list.`,
    },
  },
  {
    id: 'onboarding.leading',
    chapter: 'work',
    about: ['/onboarding'],
    title: { de: 'Neue Kolleginnen und Kollegen einarbeiten', en: 'Onboard new colleagues' },
    text: {
      de: `Wer eine Organisationseinheit leitet, [beginnt eine Einarbeitung](/onboarding) für Personen dort und darunter, auch vor deren erstem Tag.

- Die Liste beginnt mit den [Vorlagen](/onboarding/templates) der ganzen Organisation, der Einheiten von oben nach unten und der Funktion. Danach passen Sie sie an.
- Spätere Änderungen an Vorlagen ändern keine laufende Liste.
- Was erledigt ist, sehen Sie nur, wenn die Person es zeigt.
- Ein Punkt kann auf Personen, Seiten, Räume und Bereiche verweisen. Wer etwas davon nicht sehen darf, sieht auch hier nichts davon.
- Ein Jahr nach dem ersten Tag wird die Liste gelöscht.`,
      en: `Whoever leads an org unit [begins an onboarding list](/onboarding) for people there and below, also before their first day.

- The list begins with the [templates](/onboarding/templates) of the whole organisation, of the units from the top down, and of the position. Then you adapt it.
- Later changes of templates change no list that is under way.
- You see what is done only if the person shows it.
- An item can point to people, pages, rooms and spaces. Whoever may not see one of these sees nothing of it here, either.
- A year after the first day the list is deleted.`,
    },
  },
];
