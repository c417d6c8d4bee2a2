import type { HelpTopic } from '@kontor/plugin-api/client';

/** Leaving and moving. */
export const leavingHelp: readonly HelpTopic[] = [
  {
    id: 'work.hand-over',
    chapter: 'work',
    about: ['/hand-over'],
    title: { de: 'Übergeben, bevor Sie gehen', en: 'Hand over before you leave' },
    text: {
      de: `Unter [Übergaben](/hand-over) steht, was Sie betreuen: Bereiche, Seiten, Aufgaben, Veranstaltungen und anderes.

- Zu allem gibt es einen Vorschlag: wer es schon mitbetreut, Ihre Vertretung oder Ihre Leitung. Sie wählen jemand anderen für eine ganze Art oder **einzeln**.
- Wer etwas bekommt, erfährt es sofort und kann es 14 Tage lang zurückgeben.
- Beim **Wechsel des Amts** bleibt dort, was zum alten Amt gehört.
- Ihre **Leitung** und die **Administration** können für Sie übergeben, auch von Ihrer Seite unter **Personen** aus. Was sie nicht sehen dürfen, erscheint ihnen nur als Zahl.
- Private **Chaträume**, in denen nur Sie verwalten, bekommt jemand, der schon darin ist.
- Private Listen, Entwürfe und Gespeichertes gehen an niemanden. Sie werden nach Ihrem letzten Tag mit Ihrer Person gelöscht.`,
      en: `Under [Hand-overs](/hand-over) you find what you look after: spaces, pages, tasks, gatherings and more.

- For everything there is a proposal: who looks after it already, your substitute or your manager. You choose somebody else for a whole kind or **one by one**.
- Whoever gets something is told at once and may give it back for 14 days.
- When you **change office**, what belongs to the old office stays there.
- Your **manager** and **administrators** can hand over for you, also from your page under **People**. What they may not see appears to them as a number only.
- Private **chat rooms** in which you alone decide go to somebody who is in them already.
- Private lists, drafts and what you saved go to nobody. They are erased with your person after your last day.`,
    },
  },
  {
    id: 'administration.erasure',
    chapter: 'administration',
    about: ['/administration/erasure'],
    title: { de: 'Personen löschen', en: 'Erase people' },
    text: {
      de: `Wer gegangen ist, bleibt gesperrt und wird nach der Frist der [Richtlinien](/administration/policies) von selbst gelöscht.

- **Früher** geht es auf Antrag (Artikel 17 DSGVO): Sie beantragen, **jemand anderes** aus der Administration bestätigt binnen 14 Tagen.
- Die Vorschau sagt zu jeder Art von Daten, ob sie gelöscht wird, ohne Namen bleibt oder gesperrt aufbewahrt wird, warum und bis wann.
- Was noch niemand übernommen hat, steht oben. Die Löschung nach Frist wartet darauf höchstens 90 Tage.`,
      en: `Who has left stays blocked and is erased by itself after the period in the [policies](/administration/policies).

- **Earlier** it goes at request (article 17 GDPR): you ask, **another** administrator confirms within 14 days.
- The preview says of every kind of data whether it is erased, stays without a name, or is kept blocked, why and until when.
- What nobody has taken over stands at the top. The erasure by its period waits for that for 90 days at most.`,
    },
  },
];
