import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words. */
export const ideasHelp: readonly HelpTopic[] = [
  {
    id: 'ideas.ideas',
    chapter: 'work',
    about: ['/ideas'],
    title: { de: 'Ideen einreichen und abstimmen', en: 'Submit ideas and vote' },
    text: {
      de: `In [Ideenkästen](/ideas) schlagen Sie vor, was besser sein könnte. Beim Tippen sehen Sie, ob es die Idee schon gibt.

- Die zuständige Stelle prüft, entscheidet und begründet. Alle, die den Kasten sehen, lesen das. Auf der Startseite sehen Sie, wenn eine Antwort auf Ihre Idee da ist.
- Sie stimmen einmal ab und können die Stimme zurücknehmen. Zu sehen ist nur die Zahl, nie, wer abgestimmt hat. Mit der Entscheidung wird gelöscht, wer es war.
- Ändern können Sie Ihre Idee, solange sie neu ist, zurückziehen, bis entschieden ist.
- Mit **Verfolgen** hören Sie von Antworten und Kommentaren. Das sieht sonst niemand.
- Abstimmen, einreichen und kommentieren geht auch ohne Verbindung.`,
      en: `In [suggestion boxes](/ideas) you suggest what could be better. While you type you see whether the idea is there already.

- The office in charge reviews, decides and says why. All who see the box read that. On the start page you see when there is an answer to your idea.
- You vote once, and can take your vote back. Only the number is shown, never who voted. With the decision it is deleted who it was.
- You can change your idea as long as it is new, and withdraw it until it is decided.
- **Follow** lets you hear of answers and comments. Nobody else sees that.
- Voting, submitting and commenting work without a connection, too.`,
    },
  },
  {
    id: 'ideas.anonymous',
    chapter: 'work',
    about: ['/ideas'],
    title: { de: 'Eine Idee ohne Namen einreichen', en: 'Submit an idea without a name' },
    text: {
      de: `Wo der Ideenkasten es erlaubt, reichen Sie [eine Idee ohne Ihren Namen ein](/ideas/new).

- Kontor speichert nicht, von wem sie ist: nicht bei der Idee, nicht im Protokoll, nicht in der Suche. Von der Zeit bleibt nur der Tag. Auch die Administration kann es nicht nachsehen.
- Sie bekommen einen Beleg aus 32 Zeichen. Mit ihm verfolgen Sie die Idee, antworten ohne Namen und ziehen sie zurück. Ihr Gerät merkt ihn sich bis zum Abmelden; notieren Sie ihn, wenn Sie ihn länger brauchen. Unter **Meine Ideen** geben Sie ihn ein.
- Eine Nachricht bekommen Sie nicht: Kontor weiß nicht, an wen.
- Dateien hängen Sie nicht an, denn eine Datei nennt, wer sie hochgeladen hat. Achten Sie auch auf das, was im Text steht.`,
      en: `Where the suggestion box allows it, you submit [an idea without your name](/ideas/new).

- Kontor does not store whose it is: not with the idea, not in the log, not in the search. Of the time only the day is kept. Administrators cannot look it up, either.
- You get a receipt of 32 characters. With it you follow the idea, answer without a name and withdraw it. Your device remembers it until you sign out; write it down if you need it longer. You enter it under **My ideas**.
- You get no notification: Kontor does not know to whom.
- You attach no files, because a file names who uploaded it. Mind what the text says, too.`,
    },
  },
  {
    id: 'ideas.office',
    chapter: 'work',
    about: ['/ideas'],
    title: { de: 'Einen Ideenkasten führen', en: 'Run a suggestion box' },
    text: {
      de: `Wer eine Organisationseinheit leitet, richtet für sie [Ideenkästen](/ideas/boxes) ein. Ihre Leitung und benannte Personen entscheiden, in Abwesenheit deren Vertretung.

- Unter **Zu beantworten** stehen neue Ideen und solche in Prüfung, die dringendsten zuerst. Bei jeder sagen Sie, wer sie bis wann prüft.
- Nach der Prüfung nehmen Sie an, ganz oder teilweise, lehnen ab oder stellen zurück, immer mit Begründung. Danach folgen Umsetzung und Abschluss. Eine Entscheidung lässt sich noch einmal prüfen, solange nichts umgesetzt ist.
- Ist der versprochene Tag für die erste Antwort da, werden Sie einmal erinnert.
- Was dasselbe sagt, führen Sie zusammen: Jede Person zählt dann einmal.
- Aus einer Idee machen Sie eine Aufgabe; sie führt zur Idee zurück.
- Als Tabelle bekommen Sie alle Ideen eines Kastens, ohne wer abgestimmt hat.`,
      en: `Whoever leads an org unit sets up [suggestion boxes](/ideas/boxes) for it. Those who lead it and people named decide; when they are absent, whoever stands in for them.

- Under **To be answered** stand new ideas and those in review, the most urgent first. For each you say who reviews it until when.
- After the review you accept, fully or in part, reject or postpone, always with a reason. Then implementation and conclusion follow. A decision can be reviewed again as long as nothing is done.
- When the promised day of the first answer has come you are reminded once.
- What says the same you merge: each person then counts once.
- You make a task of an idea; it leads back to the idea.
- As a table you get all ideas of a box, without who voted.`,
    },
  },
  {
    id: 'ideas.thanks',
    chapter: 'work',
    about: ['/ideas'],
    title: { de: 'Danke sagen', en: 'Say thanks' },
    text: {
      de: `Unter [Dank](/ideas/thanks) danken Sie Kolleginnen, Kollegen oder einem Team.

- Wer bedankt wird, sieht es sofort und wird gefragt, ob es andere sehen dürfen. Erst wenn alle Bedankten zustimmen, steht es in der Liste für andere. Bei einem Team sagt es die Leitung.
- Sie können einen Dank an Sie jederzeit wieder verbergen oder entfernen. Ihre Liste sehen nur Sie.
- Niemand zählt mit, es gibt keine Rangliste und keine Suche nach Personen. Nach zwölf Monaten wird ein Dank gelöscht.`,
      en: `Under [Thanks](/ideas/thanks) you thank colleagues or a team.

- Who is thanked sees it at once and is asked whether others may. Only when all who are thanked agree is it in the list for others. For a team, who leads it says so.
- You can hide or remove a thanks to you at any time. Only you see your list.
- Nobody counts, there is no ranking and no search for people. After twelve months a thanks is deleted.`,
    },
  },
];
