import { defineMessages } from '@kontor/ui/messages';

/** What is promised to those who answer, and by what it is kept. */
export const anonymityMessages = defineMessages('surveys-anonymity', {
  de: {
    title: 'So bleibt Ihre Antwort anonym',
    blind:
      'Ihr Browser erzeugt einen zufälligen Stimmzettel und verdeckt ihn. Der Server unterschreibt ihn einmal, ohne ihn zu sehen, und merkt sich nur, dass Sie ihn geholt haben: nicht wann, nicht von wo.',
    apart:
      'Die Antwort schickt Ihr Browser getrennt davon, ohne Anmeldung und zu einem zufälligen Zeitpunkt. Gespeichert werden die Antworten, sonst nichts: kein Name, keine Zeit, keine Netzadresse, kein Gerät.',
    order:
      'Alle Antworten werden mit jeder neuen in zufälliger Reihenfolge neu geschrieben. Auch aus der Datenbank ist nicht zu lesen, welche wann kam.',
    threshold: 'Ergebnisse gibt es nur nach dem Ende und nur, wenn mindestens {count} Personen geantwortet haben.',
    total: 'Die Ergebnisse werden nur für alle zusammen gezeigt.',
    unit: 'Die Ergebnisse werden auch nach Organisationseinheiten gezeigt. Ihre Antwort zählt zu: {unit} ({people} Personen). Eine Einheit erscheint nur, wenn dort und im Rest mindestens {count} geantwortet haben.',
    others: 'Übrige',
    texts: 'Freitexte werden nur für alle zusammen gezeigt, ohne Bezug zu anderen Antworten.',
    author: 'Die Ergebnisse sieht nur, wer die Umfrage erstellt hat.',
    addressees: 'Die Ergebnisse sehen alle, die gefragt werden.',
    everyone: 'Die Ergebnisse sehen alle in der Organisation.',
    rows: 'Wer die Umfrage erstellt hat, kann die einzelnen Antworten herunterladen, ohne Freitexte und in zufälliger Reihenfolge.',
    noRows: 'Die einzelnen Antworten werden am Ende gelöscht; übrig bleiben die zusammengezählten Ergebnisse.',
    kept: 'Freitexte und einzelne Antworten werden {days} Tage nach dem Ende gelöscht.',
    limits:
      'Was niemand verspricht: Wer sich in einem Freitext selbst beschreibt oder über das Netz der Verwaltung beobachtet wird, ist nicht geschützt. Am meisten Abstand gibt es, wenn Sie nicht gleich senden.',
    mark: 'Prüfzeichen der Schlüssel: {mark}. Wer gefragt wird, sieht dasselbe; ein anderes würde bedeuten, dass Sie anders behandelt werden.',
    more: 'Genauer',
  },
  en: {
    title: 'How your answer stays anonymous',
    blind:
      'Your browser makes a random ticket and hides it. The server signs it once without seeing it, and remembers only that you got one: not when, not from where.',
    apart:
      'The answer is sent apart from that, without your session and at a random moment. What is stored is the answers and nothing else: no name, no time, no network address, no device.',
    order:
      'With each new answer all of them are written anew in random order. Not even the database tells which came when.',
    threshold: 'There are results only after the end, and only if at least {count} people have answered.',
    total: 'Results are only shown for all together.',
    unit: 'Results are also shown by org unit. Your answer counts for: {unit} ({people} people). A unit appears only if at least {count} have answered there and in the rest.',
    others: 'Others',
    texts: 'Free texts are only shown for all together, apart from other answers.',
    author: 'Only those who made the survey see the results.',
    addressees: 'Everybody who is asked sees the results.',
    everyone: 'Everybody in the organisation sees the results.',
    rows: 'Whoever made the survey can download the single answers, without free texts and in random order.',
    noRows: 'The single answers are deleted at the end; what remains are the counted results.',
    kept: 'Free texts and single answers are deleted {days} days after the end.',
    limits:
      'What nobody can promise: whoever describes themselves in a free text, or is watched on the organisation’s network, is not protected. There is most distance if you do not send at once.',
    mark: 'Mark of the keys: {mark}. Everybody who is asked sees the same; another one would mean that you are treated differently.',
    more: 'More exactly',
  },
});
