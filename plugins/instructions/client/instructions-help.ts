import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words. */
export const instructionsHelp: readonly HelpTopic[] = [
  {
    id: 'instructions.own',
    chapter: 'work',
    about: ['/instructions'],
    title: { de: 'Dienstanweisungen lesen und bestätigen', en: 'Read and confirm service instructions' },
    text: {
      de: `Was eine Stelle verbindlich herausgibt, steht auf der Startseite unter „Bitte lesen“ und [hier](/instructions), auch ohne Verbindung.

- Lesen Sie den Text, setzen Sie am Ende den Haken und drücken Sie „Bestätigen“. Ohne Verbindung geht die Bestätigung später hinaus; sie gilt ab dem Moment, in dem Sie sie gegeben haben.
- Eine neue Fassung fragt noch einmal und sagt, was neu ist. Was Sie vorher bestätigt haben, bleibt Ihr Nachweis.
- Wer das sieht, steht unter dem Text: Sie und die herausgebende Stelle, sonst niemand. Ob oder wie lange Sie einen Text öffnen, wird nicht gespeichert.
- Sind Sie abwesend, werden Sie nach Ihrer Rückkehr gefragt.`,
      en: `What an office issues as binding is on the start page under “Please read” and [here](/instructions), also without a connection.

- Read the text, tick the box at its end and press “Confirm”. Without a connection the confirmation is sent later; it counts from the moment at which you gave it.
- A new version asks again and says what is new. What you confirmed before stays your proof.
- Who sees that stands below the text: you and the issuing office, nobody else. Whether or how long you open a text is not stored.
- While you are absent you are not asked; you are when you are back.`,
    },
  },
  {
    id: 'instructions.issuing',
    chapter: 'work',
    about: ['/instructions'],
    title: { de: 'Eine Dienstanweisung herausgeben', en: 'Issue a service instruction' },
    text: {
      de: `Wer eine Organisationseinheit leitet, oder dafür benannt ist, gibt Dienstanweisungen heraus.

- Schreiben Sie den Text als Seite und wählen Sie in deren Menü „Als Dienstanweisung herausgeben“. Der Text wird festgehalten, wie er dann ist, mit Bildern und Anlagen; die Adressaten brauchen keinen Zugang zur Seite.
- Alle Adressaten werden gefragt, auch wer später dazukommt, und vor und nach dem Tag erinnert. Einmal am Tag können Sie im Bericht selbst erinnern.
- Der [Bericht](/instructions) sagt je Organisationseinheit, wer fehlt und wer bestätigt hat; Sie können ihn drucken und als Tabelle mitnehmen. Ihn sehen nur die Leitung und wer von ihr benannt ist.
- Eine neue Fassung fragt alle noch einmal. Zurückgenommen fragt sie niemanden mehr; die Nachweise bleiben, so lange Sie es festgelegt haben.`,
      en: `Those who lead an org unit, and whom they have named for it, issue service instructions.

- Write the text as a page and choose “Issue as a service instruction” in its menu. The text is kept as it is then, with pictures and attachments; those it is meant for need no access to the page.
- All of them are asked, also those who come later, and reminded before and after the day. Once a day you can remind them yourself in the report.
- The [report](/instructions) says for each org unit who is missing and who has confirmed; you can print it and take it away as a table. Only those who lead and whom they have named see it.
- A new version asks everybody again. Taken back, it asks nobody any more; the proofs stay for as long as you have said.`,
    },
  },
];
