import type { HelpTopic } from '@kontor/plugin-api/client';

/** Naming things and offices, previews, and messages that are sent later. */
export const writingHelp: readonly HelpTopic[] = [
  {
    id: 'chat.writing',
    chapter: 'work',
    about: ['/chat', '/chat/later'],
    title: { de: 'Etwas verlinken und später senden', en: 'Link things and send later' },
    text: {
      de: `- **@** und der Name einer Organisationseinheit ruft alle, die dort arbeiten und im Raum sind, höchstens 100 auf einmal. Wie viele das sind, steht in der Liste.
- **#** und ein Name verlinkt, was die Suche kennt: Bereiche, Personen, Einheiten und mehr. In der Nachricht steht immer, wie es jetzt heißt; wer es nicht sehen darf, liest nur „Nicht für Sie sichtbar“. In anderen Matrix-Programmen bleibt der Name zu lesen, den Sie geschrieben haben.
- Führt eine Nachricht zu einer Seite im Web, zeigt eine kleine Karte, welche das ist. Nachgesehen hat der Server; Ihr Gerät besucht die Seite erst, wenn Sie klicken. In verschlüsselten Räumen gibt es das nicht, und **#** findet dort nur Räume. Im Menü der Karte blenden Sie sie aus, im Menü des Raums alle.
- **+** neben dem Feld, dann **Später senden**: Die Nachricht wartet auf dem Server und geht hinaus, auch wenn Ihr Gerät aus ist. [Was wartet](/chat/later), können Sie bis dahin ändern oder löschen. Dürfen Sie dann dort nicht mehr schreiben, sagt es der [Eingang](/inbox).`,
      en: `- **@** and the name of an org unit calls all who work there and are in the room, 100 at once at most. The list says how many that are.
- **#** and a name links what the search knows: spaces, people, units and more. The message always says what it is called now; whoever may not see it reads “Not visible to you”. Other Matrix programs still show the name that you wrote.
- Where a message leads to a page on the web, a small card shows which one. The server has looked; your device goes to the page only when you click. In encrypted rooms there are none, and **#** finds rooms alone. The menu of the card hides it, the menu of the room all of them.
- **+** beside the field, then **Send later**: the message waits at the server and goes out even if your device is off. [What waits](/chat/later) can be changed or deleted until then. If you may no longer write there by then, the [inbox](/inbox) says so.`,
    },
  },
];
