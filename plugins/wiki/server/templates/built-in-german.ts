import type { BuiltInTemplate } from '../../shared/index.ts';

/** As Markdown. What stands in brackets is to be replaced. */
export const germanTemplates: Readonly<Record<BuiltInTemplate, string>> = {
  minutes: `| | |
|---|---|
| Datum, Uhrzeit, Ort | [Tag, von – bis, Raum oder Videokonferenz] |
| Leitung | [Name] |
| Protokoll | [Name] |
| Anwesend | [Namen] |
| Entschuldigt | [Namen] |

## 1. [Thema]

[Worum es ging, in zwei oder drei Sätzen.]

> [!IMPORTANT]
> **Beschluss:** [Was entschieden ist.]

## 2. [Thema]

[Worum es ging.]

## Aufgaben

- [ ] [Wer] erledigt [was] bis [wann]
- [ ] [Wer] erledigt [was] bis [wann]

## Nächster Termin

[Tag, Uhrzeit, Ort. Was bis dahin offen ist.]
`,
  instruction: `> [!IMPORTANT]
> Gilt ab [Datum] für [wen]. Ersetzt [frühere Anweisung oder „keine“].

## Zweck

[Warum es diese Anweisung gibt und was sie erreichen soll.]

## Für wen sie gilt

[Ämter, Sachgebiete, Gruppen von Beschäftigten. Ausnahmen.]

## Was zu tun ist

1. [Erster Schritt: wer tut was]
2. [Zweiter Schritt]
3. [Dritter Schritt]

## Zuständigkeiten

| Aufgabe | Zuständig | Vertretung |
|---|---|---|
| [Aufgabe] | [Stelle] | [Stelle] |

## Rechtliche Grundlagen

- [Gesetz, Satzung, Dienstvereinbarung mit Fundstelle]

## Inkrafttreten

[Datum, Unterschrift der anordnenden Stelle, Beteiligung des Personalrats am …]
`,
  onboarding: `Willkommen! Diese Seite begleitet Sie durch Ihre ersten Wochen. Haken Sie ab, was erledigt ist.

**Ihre Patin oder Ihr Pate:** [Name, Telefon]

## Vor dem ersten Tag

- [ ] Arbeitsplatz, Rechner und Telefon sind bestellt
- [ ] Zugänge zu den Fachverfahren sind beantragt
- [ ] Das Team weiß, wer wann kommt

## Am ersten Tag

- [ ] Begrüßung und Rundgang durch das Haus
- [ ] Dienstausweis, Schlüssel und Zeiterfassung
- [ ] Unterweisung in Datenschutz, Informationssicherheit und Arbeitsschutz
- [ ] Mittagessen mit dem Team

## In der ersten Woche

- [ ] Die wichtigsten Aufgaben und Ansprechpersonen kennen
- [ ] Eine einfache Aufgabe selbst erledigt
- [ ] Gespräch mit der Führungskraft: Was ist klar, was fehlt?

## Nach vier Wochen

- [ ] Die eigenen Aufgaben laufen ohne Hilfe
- [ ] Rückmeldung: Was hätte am Anfang geholfen? Bitte hier ergänzen.

## Wen Sie was fragen

| Frage | Person | Telefon |
|---|---|---|
| Technik | [Name] | [Nummer] |
| Fachliches | [Name] | [Nummer] |
| Personal und Zeiten | [Name] | [Nummer] |
`,
  process: `## Auf einen Blick

| | |
|---|---|
| Auslöser | [Was den Ablauf beginnen lässt] |
| Ergebnis | [Was am Ende vorliegt] |
| Verantwortlich | [Stelle] |
| Beteiligt | [Stellen] |
| Dauer | [Bearbeitungszeit, Fristen] |

## Ablauf

1. **[Schritt]:** [Wer tut was, womit, bis wann]
2. **[Schritt]:** [Wer tut was]
3. **[Schritt]:** [Wer tut was]

## Entscheidungen unterwegs

| Wenn | dann |
|---|---|
| [Unterlagen fehlen] | [nachfordern, Frist zwei Wochen] |
| [Fall ist dringend] | [Weg der Eilentscheidung] |

## Unterlagen und Fachverfahren

- [Formular, Fachverfahren, Ablage]

## Was oft schiefgeht

- [Fehler und wie man ihn vermeidet]
`,
  handover: `> [!NOTE]
> [Name] übergibt an [Name] bis [Datum]. Gesprächstermine: [Tage].

## Was ich tue

| Aufgabe | Wie oft | Nächster Termin | Wo es steht |
|---|---|---|---|
| [Aufgabe] | [täglich, im März …] | [Datum] | [Seite, Ordner, Fachverfahren] |

## Was gerade offen ist

- [ ] [Vorgang: Stand, nächster Schritt, Frist]
- [ ] [Vorgang: Stand, nächster Schritt, Frist]

## Wen man kennen muss

| Person | Wofür | Was zu wissen ist |
|---|---|---|
| [Name] | [Thema] | [Erreichbarkeit, Absprachen] |

## Was nirgends steht

[Erfahrungen, Sonderfälle, Absprachen. Was würden Sie sich am ersten Tag selbst sagen?]

## Zugänge und Ablagen

- [Welche Berechtigung, bei wem zu beantragen; Kennwörter gehören nicht hierher]
`,
  faq: `Kurze Antworten auf Fragen, die oft kommen. Fehlt eine, schreiben Sie sie dazu oder fragen Sie [Name].

## [Thema]

<details>
<summary>[Frage, so wie sie gestellt wird?]</summary>

[Antwort in zwei bis vier Sätzen, mit Link zur ausführlichen Seite.]

</details>

<details>
<summary>[Nächste Frage?]</summary>

[Antwort.]

</details>

## [Anderes Thema]

<details>
<summary>[Frage?]</summary>

[Antwort.]

</details>
`,
};
