import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words. */
export const gatheringsHelp: readonly HelpTopic[] = [
  {
    id: 'gatherings.going',
    chapter: 'work',
    about: ['/gatherings'],
    title: { de: 'An Veranstaltungen teilnehmen', en: 'Take part in events' },
    text: {
      de: `Unter [Veranstaltungen](/gatherings) steht, wozu Sie eingeladen sind, Monat für Monat.

- Öffnen Sie eine Veranstaltung und drücken Sie „Anmelden“. Das geht auch ohne Verbindung: Die Anmeldung wird gesendet, sobald es geht.
- Sind alle Plätze belegt, kommen Sie auf die Warteliste. Wird bis zum Anmeldeschluss ein Platz frei, rücken Sie von selbst nach und erfahren es im Eingang.
- Können Sie nicht kommen, melden Sie sich ab. So bekommt jemand anderes den Platz.
- Vor der Anmeldung steht da, wer Ihren Namen sieht und wann er gelöscht wird. Ihre Antwort auf eine Frage lesen nur die Organisierenden.
- Am Tag davor werden Sie erinnert. Ändern sich Zeit oder Ort, oder wird abgesagt, steht es im Eingang.`,
      en: `[Events](/gatherings) has what you are invited to, month by month.

- Open an event and press “Sign up”. That works without a connection, too: it is sent as soon as possible.
- Where all places are taken you join the waiting list. When a place becomes free before sign-up closes you move up by yourself, and hear of it in your inbox.
- When you cannot come, cancel your sign-up, so that somebody else gets the place.
- Before you sign up it says who sees your name and when it is deleted. Only the organisers read your answer to a question.
- The day before you are reminded. Another time or place, or a cancellation, is in your inbox.`,
    },
  },
  {
    id: 'gatherings.organising',
    chapter: 'work',
    about: ['/gatherings'],
    title: { de: 'Eine Veranstaltung organisieren', en: 'Organise an event' },
    text: {
      de: `[Legen Sie eine Veranstaltung an](/gatherings/new), auch als Reihe mit bis zu 52 Terminen. Sie ist ein Entwurf, bis Sie sie ankündigen.

- Beim Ankündigen wählen Sie, ob alle Eingeladenen benachrichtigt werden. Das geht einmal.
- Bei Schulungen können Sie jede Anmeldung einzeln zusagen.
- Mehr Plätze lassen Wartende nachrücken; weniger Plätze nehmen niemandem den Platz. Nach dem Anmeldeschluss entscheiden Sie selbst, wer nachrückt.
- Unter „Teilnehmende“ sehen Sie Namen und Antworten, drucken die Liste oder speichern sie als CSV. Sie wird nach der Frist gelöscht, die Sie angegeben haben.
- Ob Eingeladene die Namen sehen, legen Sie vor der ersten Anmeldung fest.
- Zum Übergeben tragen Sie andere als Organisierende ein.`,
      en: `[Create an event](/gatherings/new), also as a series of up to 52 dates. It is a draft until you announce it.

- When you announce it, you choose whether everybody invited is notified. That can be done once.
- For training courses you can say yes to each sign-up.
- More places let those who wait move up; fewer take nobody’s place away. After sign-up has closed you decide who moves up.
- “Participants” has names and answers; print the list or save it as CSV. It is deleted after the time that you set.
- Whether those who are invited see the names is decided before the first sign-up.
- To hand over, enter others as organisers.`,
    },
  },
  {
    id: 'gatherings.calendar',
    chapter: 'work',
    about: ['/gatherings'],
    title: { de: 'Veranstaltungen im Kalender', en: 'Events in your calendar' },
    text: {
      de: `- Mit „In den Kalender“ speichern Sie eine einzelne Veranstaltung als Datei für Ihr Kalenderprogramm.
- Mit „Abonnieren“ bei den [Veranstaltungen](/gatherings) bekommen Sie eine geheime Adresse, die Ihr Programm regelmäßig liest. So stehen auch Änderungen und Absagen dort.
- Wer die Adresse kennt, sieht Ihre Anmeldungen. Zurücknehmen können Sie sie bei den [App-Passwörtern](/settings/app-passwords).`,
      en: `- “Add to calendar” saves a single event as a file for your calendar program.
- “Subscribe” among the [events](/gatherings) gives you a secret address that your program reads from time to time. So changes and cancellations are there, too.
- Whoever knows the address sees what you signed up for. Take it back among the [app passwords](/settings/app-passwords).`,
    },
  },
];
