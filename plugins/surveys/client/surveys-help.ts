import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words. */
export const surveysHelp: readonly HelpTopic[] = [
  {
    id: 'surveys.answer',
    chapter: 'work',
    about: ['/surveys'],
    title: { de: 'Anonym an einer Umfrage teilnehmen', en: 'Answer a survey anonymously' },
    text: {
      de: `[Umfragen](/surveys) für Sie stehen auf der Startseite und bei „Aktuelles“.

1. Öffnen Sie die Umfrage, lesen Sie, was zugesagt ist, und beginnen Sie. Ihr Gerät holt dabei einen Stimmzettel, den der Server unterschreibt, ohne ihn zu sehen.
2. Beantworten Sie Frage für Frage. Alles bleibt auf Ihrem Gerät, auch ohne Verbindung.
3. Prüfen und senden Sie. Die Antwort geht getrennt von Ihrer Anmeldung hinaus, zu einem zufälligen Zeitpunkt in den nächsten Minuten.

- Der Server weiß, dass Sie einen Stimmzettel geholt haben, damit niemand zweimal antwortet. Er weiß nicht, wann, und nicht, welche Antwort Ihre ist.
- Weil das niemand weiß, gibt es keinen zweiten Stimmzettel: Antworten Sie auf dem Gerät, auf dem Sie begonnen haben, und melden Sie sich dort vorher nicht ab.
- Ergebnisse gibt es erst nach dem Ende und ab mindestens 5 Antworten.`,
      en: `[Surveys](/surveys) for you are on the start page and with the news.

1. Open the survey, read what is promised, and begin. Your device gets a ticket that the server signs without seeing it.
2. Answer question by question. All of it stays on your device, also without a connection.
3. Check and send. The answer leaves apart from your session, at a random moment within the next minutes.

- The server knows that you got a ticket, so that nobody answers twice. It knows neither when, nor which answer is yours.
- As nobody knows that, there is no second ticket: answer on the device on which you began, and do not sign out there before.
- There are results only after the end, from 5 answers on.`,
    },
  },
  {
    id: 'surveys.make',
    chapter: 'work',
    about: ['/surveys'],
    title: { de: 'Eine Umfrage erstellen', en: 'Make a survey' },
    text: {
      de: `Wer eine Organisationseinheit leitet, und die Administration, erstellt [Umfragen](/surveys).

- Beginnen Sie leer, mit einer Vorlage oder mit einer Kopie. Die Vorschau zeigt, was die Gefragten sehen.
- Legen Sie fest, wen Sie fragen, wer die Ergebnisse sieht und ob sie nach Einheiten gezeigt werden. Den Gefragten wird das vor der ersten Frage zugesagt; nach dem Veröffentlichen gilt es.
- Während sie läuft, sehen Sie nicht, wie viele geantwortet haben. Erinnern geht nur an alle zugleich, einmal am Tag.
- Am Ende werden die Ergebnisse einmal ermittelt. Einheiten und Fragen mit zu wenigen Antworten fehlen darin, und so viele andere, dass man sie nicht ausrechnen kann.
- Fragen Sie nur, was Sie brauchen: Wer nach Alter, Geschlecht und Dienstalter fragt, macht aus anonymen Antworten erkennbare.`,
      en: `Those who lead an org unit, and administrators, make [surveys](/surveys).

- Begin with nothing, a template or a copy. The preview shows what people will see.
- Choose whom you ask, who sees the results and whether they are shown by unit. People are promised that before the first question; once published it holds.
- While it runs you do not see how many have answered. Reminders go to everybody at once, once a day.
- At the end results are worked out once. Units and questions with too few answers are missing, and as many others as it takes that nobody can work them out.
- Ask only what you need: age, gender and years of service together make anonymous answers recognisable.`,
    },
  },
];
