/** What the demo city has issued, as Markdown, by the codes of its org units. */
export interface DemoInstruction {
  readonly id: string;
  readonly office: string;
  readonly units: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly issuedDaysAgo: number;
  /** To be confirmed in so many days. */
  readonly dueIn: number | null;
  /** Whether those who can sign in have confirmed it. */
  readonly isDone: boolean;
}

export const demoInstructions: readonly DemoInstruction[] = [
  {
    id: '019ac000-0000-7000-8000-0000000000d1',
    office: 'A.1.04',
    units: ['A.1.04', 'A.4.04'],
    title: 'Umgang mit mobilen Geräten',
    note: '',
    issuedDaysAgo: 4,
    dueIn: 10,
    isDone: false,
    text: `Diese Dienstanweisung regelt, wie Notebooks, Tablets und Diensthandys der Stadt benutzt werden. Sie gilt im Büro, zu Hause und unterwegs.

## 1. Vor Ihnen, bei Ihnen, hinter Schloss

- Lassen Sie ein Gerät nie unbeaufsichtigt in Bus, Bahn oder Auto, auch nicht im Kofferraum.
- Sperren Sie den Bildschirm, sobald Sie aufstehen: **Windows-Taste + L**.
- Arbeiten Sie unterwegs so, dass niemand mitlesen kann. Eine Blickschutzfolie bekommen Sie im Lager.

## 2. Passwörter und zweiter Faktor

Das Passwort gehört Ihnen allein. Niemand aus dem IT-Amt fragt danach, weder am Telefon noch per E-Mail. Richten Sie den zweiten Faktor auf zwei Wegen ein, damit Sie weiterarbeiten können, wenn einer ausfällt.

## 3. Fremde Netze und fremde Stecker

| Erlaubt | Nicht erlaubt |
|---|---|
| Eigenes WLAN zu Hause, mit Passwort | Offenes WLAN ohne VPN |
| Ladegerät der Stadt | USB-Sticks unbekannter Herkunft |
| Drucker der Dienststellen | Dienstliches über private Postfächer |

## 4. Verlust

> [!IMPORTANT]
> Melden Sie ein verlorenes oder gestohlenes Gerät **sofort**, auch nachts: Hotline 3300. Es wird aus der Ferne gesperrt. Wer schnell meldet, hat nichts falsch gemacht.

## 5. Rückgabe

Wechseln Sie die Stelle oder scheiden Sie aus, geben Sie alles im Lager ab. Private Daten löschen Sie vorher selbst.`,
  },
  {
    id: '019ac000-0000-7000-8000-0000000000d2',
    office: 'A.1.02',
    units: ['A.1.04', 'A.4.04'],
    title: 'Verhalten bei Räumungsalarm',
    note: '',
    issuedDaysAgo: 60,
    dueIn: -30,
    isDone: true,
    text: `Der Alarm ist ein anschwellender Ton. Er gilt immer: Es gibt keine Probe, bei der Sie sitzen bleiben dürfen.

1. Lassen Sie alles liegen. Fenster zu, Tür zu, nicht abschließen.
2. Nehmen Sie Besucherinnen und Besucher mit. Wer Hilfe braucht, wird begleitet.
3. Gehen Sie über die Treppe zum Sammelplatz. Aufzüge stehen still.
4. Melden Sie sich dort bei der Person mit der gelben Weste. Erst wenn sie es sagt, geht es zurück.

Wo Ihr Sammelplatz ist, hängt neben jeder Treppe aus.`,
  },
];
