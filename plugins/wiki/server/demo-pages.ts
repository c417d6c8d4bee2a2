/** A page of the demo city, as Markdown; those under it follow it. */
export interface DemoPage {
  /** By which others link to it: `[Antrag](#antrag)` is a link to the page of the key `antrag`. */
  readonly key: string;
  readonly title: string;
  readonly icon: string;
  readonly text: string;
  /** Every so many months it is checked; `checkedDaysAgo` is when that was done last. */
  readonly months?: 3 | 6 | 12;
  readonly checkedDaysAgo?: number;
  readonly below?: readonly DemoPage[];
}

/** By the short address of their space. */
export const demoPages: Readonly<Record<string, readonly DemoPage[]>> = {
  telearbeit: [
    {
      key: 'ausstattung',
      title: 'Ausstattung für zu Hause bestellen',
      icon: '💻',
      months: 6,
      checkedDaysAgo: 30,
      text: `Wer regelmäßig von zu Hause arbeitet, bekommt die Technik dafür von der Stadt. Der Weg ist kurz: bestellen, abholen, anschließen.

> [!TIP]
> Bestellen Sie erst, wenn Ihre Vereinbarung unterschrieben ist. Wie Sie dazu kommen, steht unter [Vereinbarung schließen](#vereinbarung).

## Was Ihnen zusteht

| Gerät | Wer bekommt es | Lieferzeit |
|---|---|---|
| Notebook mit Dockingstation | alle mit Vereinbarung | 2 Wochen |
| Zweiter Bildschirm, 24 Zoll | ab zwei Tagen in der Woche | 1 Woche |
| Headset | alle | sofort im Lager |
| Bürostuhl | nach Beratung durch den Arbeitsschutz | 4 Wochen |

## So bestellen Sie

1. Füllen Sie im Serviceportal das Formular **Arbeitsplatz zu Hause** aus. Ihre Personalnummer steht auf der Gehaltsmitteilung.
2. Ihre Führungskraft bekommt die Bestellung zur Freigabe. Nach drei Tagen ohne Antwort erinnert das Portal von selbst.
3. Sobald alles da ist, meldet sich das Lager bei Ihnen. Abholen können Sie dienstags und donnerstags von 8 bis 15 Uhr im Untergeschoss, Raum 014.

## Wenn etwas nicht funktioniert

Rufen Sie zuerst die Hotline an: 3300. Sie kann sich auf Ihr Gerät aufschalten, wenn Sie zustimmen. Kaputte Geräte tauscht das Lager ohne neuen Antrag.

<details>
<summary>Der Bildschirm bleibt schwarz</summary>

Ziehen Sie das Kabel der Dockingstation ab, warten Sie zehn Sekunden und stecken Sie es wieder ein. Hilft das nicht, liegt es meist am Netzteil: Die Lampe daran muss weiß leuchten.

</details>`,
      below: [
        {
          key: 'vpn',
          title: 'Verbindung ins Hausnetz',
          icon: '🔒',
          months: 3,
          checkedDaysAgo: 85,
          text: `Von außen erreichen Sie Fachverfahren und Laufwerke nur über das VPN. E-Mail, Kalender und Kontor gehen auch ohne.

## Anmelden

1. Öffnen Sie **Sichere Verbindung** im Startmenü.
2. Melden Sie sich mit Ihrem gewohnten Namen und Kennwort an.
3. Bestätigen Sie die Anmeldung auf Ihrem Diensttelefon.

> [!WARNING]
> Im Zug und im Café gilt: Blickschutzfolie benutzen und nie ungesperrt weggehen. Akten mit Sozialdaten gehören nicht auf fremde Tische.

## Häufige Fragen

**Die Verbindung bricht alle paar Minuten ab.** Meist ist das WLAN schuld. Ein Kabel zum Router hilft sofort.

**Ich habe kein Diensttelefon.** Die Hotline gibt Ihnen einen Schlüssel für den USB-Anschluss aus.`,
        },
      ],
    },
    {
      key: 'vereinbarung',
      title: 'Vereinbarung schließen',
      icon: '✍️',
      months: 12,
      checkedDaysAgo: 200,
      text: `Telearbeit beruht auf einer Vereinbarung zwischen Ihnen und Ihrer Führungskraft. Sie gilt zwei Jahre und verlängert sich, wenn niemand widerspricht.

## Was darin steht

- an welchen Tagen Sie zu Hause arbeiten und an welchen Sie da sind
- wann Sie erreichbar sind
- wie Sie Unterlagen mit nach Hause nehmen, falls überhaupt

## Der Weg dahin

- [ ] Gespräch mit der Führungskraft
- [ ] Formular **TA 1** ausfüllen, beide unterschreiben
- [ ] Personalrat wird beteiligt, das dauert bis zu zwei Wochen
- [ ] Mit der Zusage [Ausstattung bestellen](#ausstattung)

Wird ein Antrag abgelehnt, muss das begründet sein. Der Personalrat berät Sie dazu vertraulich.`,
    },
  ],
  wohngeldstelle: [
    {
      key: 'einarbeitung',
      title: 'Checkliste: die ersten vier Wochen',
      icon: '✅',
      months: 6,
      checkedDaysAgo: 10,
      text: `Für neue Kolleginnen und Kollegen in der Wohngeldstelle. Ihre Patin oder Ihr Pate geht sie mit Ihnen durch.

## Erste Woche: ankommen

- [ ] Schlüssel, Dienstausweis und Zugang zum Fachverfahren abholen
- [ ] Platz am Schalter kennenlernen, zwei Vormittage zuschauen
- [ ] Unterlagen lesen: [Welche Nachweise gehören zum Antrag](#nachweise)
- [ ] Kaffeekasse: 5 Euro im Monat, Milch ist umsonst

## Zweite Woche: mitrechnen

- [ ] Drei einfache Erstanträge zusammen berechnen
- [ ] Mietstufe und Höchstbetrag an einem Fall nachvollziehen
- [ ] Erste Rückfrage an eine Antragstellerin schreiben

## Dritte und vierte Woche: selbst entscheiden

- [ ] Zehn Fälle allein bearbeiten, die Patin zeichnet gegen
- [ ] Einen Änderungsbescheid und eine Ablehnung schreiben
- [ ] Abschlussgespräch mit der Sachgebietsleitung

> [!NOTE]
> Niemand muss nach vier Wochen alles können. Fragen Sie lieber einmal zu viel: Ein falscher Bescheid kostet alle mehr Zeit.`,
      below: [
        {
          key: 'nachweise',
          title: 'Welche Nachweise gehören zum Antrag',
          icon: '📎',
          months: 3,
          checkedDaysAgo: 120,
          text: `Fehlt etwas, fordern wir es **einmal gesammelt** nach. Das spart beiden Seiten Briefe.

| Lage | Nachweis |
|---|---|
| Angestellt | Verdienstbescheinigung der letzten zwölf Monate |
| Selbständig | letzter Steuerbescheid und Gewinnschätzung |
| Rente | aktueller Rentenbescheid, auch der Betriebsrente |
| Ausbildung oder Studium | Bescheid über BAföG oder dessen Ablehnung |
| Miete | Mietvertrag und letzte Änderung, Nachweis der Nebenkosten |
| Eigentum | Darlehensvertrag, Grundsteuerbescheid, Wohnfläche |

## Fristen

1. Eingang bestätigen: am selben Tag.
2. Nachfordern: innerhalb einer Woche, mit vier Wochen Zeit zur Antwort.
3. Ohne Antwort: einmal erinnern, danach nach Aktenlage entscheiden.`,
        },
      ],
    },
    {
      key: 'gespraech',
      title: 'Schwierige Gespräche am Schalter',
      icon: '💬',
      text: `Wer zu uns kommt, hat oft Sorgen. Ein paar Sätze, die sich bewährt haben.

- „Ich sehe, dass Sie lange gewartet haben. Lassen Sie uns nachsehen, wo der Antrag steht.“
- „Das kann ich heute nicht entscheiden. Ich sage Ihnen, wer es kann und bis wann.“
- „Ich erkläre Ihnen den Bescheid Zeile für Zeile.“

## Wenn es laut wird

Bleiben Sie ruhig, sprechen Sie langsamer, holen Sie jemanden dazu. Der Knopf unter dem Tisch ruft den Empfang. Jeder Vorfall wird am selben Tag besprochen.`,
    },
  ],
};
