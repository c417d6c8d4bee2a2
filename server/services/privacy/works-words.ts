import type { Sentence } from '@kontor/base';
import type { AgreementChange } from '@kontor/schema';
import type { ToldPolicy } from './works-facts.ts';

export const policyWords: Readonly<Record<ToldPolicy, Sentence>> = {
  staffCouncil: { de: 'Personalrats-Modus', en: 'Staff-council mode' },
  presence: { de: 'Anwesenheit zeigen', en: 'Show presence' },
  readReceipts: { de: 'Lesebestätigungen zeigen', en: 'Show read receipts' },
  readingConfirmations: { de: 'Um Kenntnisnahme bitten', en: 'Ask to confirm reading' },
  missedSearches: { de: 'Suchwörter ohne Treffer', en: 'Words searched for in vain' },
  notificationMails: { de: 'E-Mails zu Mitteilungen', en: 'E-mails about notifications' },
  webPush: { de: 'Hinweise auf Geräten', en: 'Notes on devices' },
  notificationDays: { de: 'Mitteilungen bleiben', en: 'Notifications stay' },
  doneNotificationDays: { de: 'Erledigte Mitteilungen bleiben', en: 'Notifications that are done stay' },
  erasureDays: {
    de: 'Personen bleiben nach ihrem letzten Tag gesperrt',
    en: 'People stay blocked after their last day for',
  },
  auditDays: { de: 'Einträge im Protokoll bleiben', en: 'Entries of the audit log stay' },
  sessionIdleDays: { de: 'Sitzungen enden ohne Nutzung nach', en: 'Sessions end without use after' },
  sessionDays: { de: 'Sitzungen enden in jedem Fall nach', en: 'Sessions end in any case after' },
};

export const changeKindWords: Readonly<Record<AgreementChange['kind'], Sentence>> = {
  data: { de: 'Daten', en: 'Data' },
  table: { de: 'Tabelle', en: 'Table' },
  period: { de: 'Frist', en: 'Period' },
  audience: { de: 'Wer es sieht', en: 'Who sees it' },
  content: { de: 'Angaben', en: 'Particulars' },
  measure: { de: 'Schutz vor Messung', en: 'Guard against measuring' },
  policy: { de: 'Schalter oder Frist', en: 'Switch or period' },
  door: { de: 'Zugriff', en: 'Access' },
};

export const weightWords: Readonly<Record<AgreementChange['weight'], Sentence>> = {
  wider: { de: 'mehr', en: 'more' },
  narrower: { de: 'weniger', en: 'less' },
  other: { de: 'zu prüfen', en: 'to be checked' },
};

/** Everything that the document says and that does not depend on the organisation. */
export const worksWords = {
  title: {
    de: 'Kontor: Unterlage für Dienstvereinbarung und Datenschutz-Folgenabschätzung',
    en: 'Kontor: basis for the works agreement and the data protection impact assessment',
  },
  intro: {
    de: 'Zusammengestellt aus den Angaben der Bestandteile von Kontor und den Einstellungen dieses Hauses. Die Unterlage ersetzt nicht die Abwägung des Hauses; sie liefert, was die Software dazu sagen kann.',
    en: 'Put together from what the parts of Kontor declare and from the settings of this organisation. It does not replace the organisation’s own weighing; it gives what the software can say about it.',
  },
  hash: { de: 'Prüfsumme', en: 'Checksum' },
  version: { de: 'Vereinbarter Stand', en: 'Agreed version' },
  programVersion: { de: 'Kontor-Version', en: 'Version of Kontor' },
  notAgreed: { de: 'Noch kein Stand vereinbart', en: 'No version agreed yet' },
  contents: { de: 'Inhalt', en: 'Contents' },
  systemTitle: { de: 'Beschreibung der Verarbeitung', en: 'Description of the processing' },
  system: [
    {
      de: 'Kontor ist eine Anwendung für Chat, Wiki, Aufgaben, Verzeichnis und Nachrichten, die das Haus auf eigenen Servern betreibt. Empfänger außerhalb des Hauses gibt es nur, wo unten E-Mail oder Hinweise auf Geräten an sind.',
      en: 'Kontor is an application for chat, wiki, tasks, directory and news that the organisation runs on its own servers. There are recipients outside only where e-mail or notes on devices are on below.',
    },
    {
      de: 'Betroffen sind die Beschäftigten mit einem Konto und die im Verzeichnis geführten Personen. Profiling und automatisierte Entscheidungen (Art. 22 DSGVO) finden nicht statt.',
      en: 'Concerned are the employees with an account and the persons in the directory. There is no profiling and no automated decision (Art. 22 GDPR).',
    },
    {
      de: 'Notwendigkeit und Verhältnismäßigkeit: Jeder Bestandteil nennt unten Zweck, Rechtsgrundlage und Frist. Was sich abschalten lässt, ist ab Werk aus, wenn es Menschen messen könnte.',
      en: 'Necessity and proportionality: each part names purpose, legal basis and period below. What can be switched off is off by default where it could measure people.',
    },
  ],
  switchesTitle: { de: 'Schalter und ihr Zustand', en: 'Switches and their state' },
  setting: { de: 'Einstellung', en: 'Setting' },
  stateNow: { de: 'Jetzt', en: 'Now' },
  on: { de: 'an', en: 'on' },
  off: { de: 'aus', en: 'off' },
  days: { de: '{count} Tage', en: '{count} days' },
  modeHolds: {
    de: 'Der Personalrats-Modus gilt: Was Menschen messen könnte, ist aus und lässt sich nicht einschalten. Beenden können ihn nur zwei Personen der Administration gemeinsam; alle erfahren davon.',
    en: 'Staff-council mode holds: what could measure people is off and cannot be turned on. Only two administrators together can end it; everybody is told.',
  },
  modeOff: {
    de: 'Der Personalrats-Modus ist aus: Die Schalter unten entscheidet die Administration einzeln.',
    en: 'Staff-council mode is off: administrators decide each switch below on its own.',
  },
  retentionTitle: { de: 'Fristen, die das Haus festlegt', en: 'Periods that the organisation sets' },
  contentPeriods: { de: 'Fristen für Inhalte', en: 'Deletion periods of content' },
  contentPeriodsHelp: {
    de: 'So lange bleibt etwas höchstens. Verantwortliche eines Bereichs können dort kürzen, niemand verlängert. Eine kürzere Frist wirkt erst nach sieben Tagen, und die Verantwortlichen erfahren vorher, wie viel sie betrifft.',
    en: 'That is how long things stay at most. Owners of a space may shorten it there, nobody lengthens. A shorter period takes effect after seven days only, and owners are told beforehand how much it concerns.',
  },
  content: { de: 'Inhalt', en: 'Content' },
  countedFrom: { de: 'Gezählt ab', en: 'Counted from' },
  dataTitle: { de: 'Daten je Bestandteil', en: 'Data by part' },
  measure: { de: 'Könnte es jemanden messen?', en: 'Could it measure anybody?' },
  noMeasure: {
    de: 'Nein. Gespeichert ist, was jemand unter eigenem Namen tut oder angibt, ohne Zählung und ohne Zeiten bloßen Ansehens.',
    en: 'No. Stored is what somebody does or states under their own name, without counting and without times of mere looking.',
  },
  offBy: {
    de: 'Abschaltbar durch „{policy}“, jetzt {state}; im Personalrats-Modus immer aus.',
    en: 'Turned off by “{policy}”, now {state}; always off in staff-council mode.',
  },
  tables: { de: 'Tabellen', en: 'Tables' },
  rolesTitle: { de: 'Rechte von Administration und Revision', en: 'Rights of administrators and auditors' },
  roles: [
    {
      de: 'Die Administration verwaltet Konten, Personen, Einheiten, Gruppen und Einstellungen. Die Rolle gibt keinen Zugang zu Bereichen, Unterhaltungen, Seiten oder Aufgaben; niemand kann die eigenen Rechte erweitern.',
      en: 'Administrators manage accounts, persons, units, groups and settings. The role gives no access to spaces, conversations, pages or tasks; nobody can widen their own rights.',
    },
    {
      de: 'Von Sitzungen anderer sieht die Administration Gerät, Beginn und Ende, nicht die Netzadresse und nicht die letzte Nutzung.',
      en: 'Of sessions of others administrators see device, beginning and end, not the network address and not the last use.',
    },
    {
      de: 'Die Revision liest das Protokoll sicherheitsrelevanter Vorgänge, sonst nichts Weiteres. Das Protokoll enthält Anmeldungen, Rechte und Einstellungen, nicht die Arbeit.',
      en: 'Auditors read the log of security-relevant happenings, and nothing else. It holds sign-ins, rights and settings, not the work.',
    },
    {
      de: 'Wer den Server betreibt, kommt technisch an Datenbank und Dateien. Das regelt das Haus durch Zugangskonzept und Verpflichtung; verschlüsselte Unterhaltungen bleiben auch dann unlesbar.',
      en: 'Whoever runs the server can technically reach database and files. The organisation rules that by its access concept and by obligation; encrypted conversations stay unreadable even then.',
    },
  ],
  administratorDoors: {
    de: 'Schnittstellen nur für die Administration ({count})',
    en: 'Doors for administrators alone ({count})',
  },
  auditorDoors: { de: 'Schnittstellen nur für die Revision ({count})', en: 'Doors for auditors alone ({count})' },
  exportsTitle: { de: 'Ausgaben und Weitergabe', en: 'Exports and passing on' },
  exports: [
    {
      de: 'Eigenes Archiv (Art. 15 und 20 DSGVO): nur die Person selbst; im Auftrag einer Person auch der Betrieb, protokolliert.',
      en: 'Own archive (Art. 15 and 20 GDPR): the person alone; on their behalf also the operators, which is logged.',
    },
    {
      de: 'Protokoll als Datei: nur die Revision; dass es geladen wurde, steht darin.',
      en: 'Audit log as a file: auditors alone; that it was loaded is in the log.',
    },
    {
      de: 'Listen, Seiten und Kalender als Datei: wer sie ohnehin lesen darf, mit denselben Rechten.',
      en: 'Lists, pages and calendars as files: whoever may read them anyhow, with the same rights.',
    },
    {
      de: 'Sicherungen enthalten alles. Herstellen kann sie die Administration, lesen nur der Betrieb auf dem Server.',
      en: 'Backups hold everything. Administrators can make them, only the operators can read them on the server.',
    },
    {
      de: 'Betriebszahlen (/metrics) und Logdateien nennen keine Personen und keine Inhalte.',
      en: 'Figures of operation (/metrics) and log files name no persons and no content.',
    },
  ],
  noneTitle: { de: 'Keine Statistik über einzelne Personen', en: 'No statistics about individuals' },
  none: [
    {
      de: 'Kein Bestandteil zählt oder zeigt, wer wie viel schreibt, liest, erledigt oder wann jemand arbeitet. Zahlen über Gruppen unter fünf werden unterdrückt. Geschuldete Pflichtbestätigungen von Dienstanweisungen sind die einzige Ausnahme.',
      en: 'No part counts or shows who writes, reads or completes how much, or when somebody works. Figures about groups under five are suppressed. Mandatory confirmations of service instructions, which are owed, are the only exception.',
    },
    {
      de: 'Geprüft wird das bei jeder Änderung der Software selbsttätig: Ein Test sucht in allen Tabellen nach Personen neben Zählern, Dauern oder Zeiten bloßen Ansehens, in allen Antworten der Schnittstellen nach solchen Angaben, in den Logdateien nach Namen und Kennungen und in den Betriebszahlen nach Personenbezug. Jede Ausnahme steht mit Begründung im Test; dass er Verstöße findet, wird mit eingebauten Verstößen geprüft.',
      en: 'This is checked with every change of the software by itself: a test looks in all tables for persons beside counters, durations or times of mere looking, in all answers of the doors for such particulars, in the logs for names and ids, and in the figures of operation for references to persons. Each exception stands in the test with its reason; that it finds violations is checked with planted ones.',
    },
  ],
  guardedTitle: {
    de: 'Was messen könnte und wie es davon abgehalten wird',
    en: 'What could measure, and how it is kept from it',
  },
  risksTitle: { de: 'Risiken und Maßnahmen (Art. 35 Abs. 7 DSGVO)', en: 'Risks and measures (Art. 35(7) GDPR)' },
  risk: { de: 'Risiko', en: 'Risk' },
  measures: { de: 'Maßnahme', en: 'Measure' },
  risks: [
    {
      risk: { de: 'Leistungs- oder Verhaltenskontrolle', en: 'Monitoring of performance or behaviour' },
      measure: {
        de: 'Keine Auswertung je Person (geprüft), messende Funktionen ab Werk aus, Personalrats-Modus mit Vier-Augen-Prinzip',
        en: 'No evaluation per person (checked), measuring functions off by default, staff-council mode with four eyes',
      },
    },
    {
      risk: { de: 'Unbefugter Zugriff auf Inhalte', en: 'Unauthorised access to content' },
      measure: {
        de: 'Rechte je Bereich bei jedem Zugriff berechnet, zweiter Faktor, Verschlüsselung privater Unterhaltungen, Protokoll',
        en: 'Rights by space computed at each access, second factor, encryption of private conversations, audit log',
      },
    },
    {
      risk: { de: 'Daten bleiben länger als nötig', en: 'Data stays longer than needed' },
      measure: {
        de: 'Feste Fristen mit selbsttätigem Löschen; Fristen des Hauses oben; Sicherungen laufen aus',
        en: 'Fixed periods with deletion by itself; periods of the organisation above; backups run out',
      },
    },
    {
      risk: { de: 'Weitergabe an Dritte', en: 'Passing on to third parties' },
      measure: {
        de: 'Betrieb im eigenen Haus; E-Mails nennen keinen Inhalt; Hinweise auf Geräten sind verschlüsselt und abschaltbar',
        en: 'Run in-house; e-mails name no content; notes on devices are encrypted and can be switched off',
      },
    },
    {
      risk: { de: 'Unbemerkte Ausweitung nach der Vereinbarung', en: 'Unnoticed widening after the agreement' },
      measure: {
        de: 'Der vereinbarte Stand ist festgehalten; jede Abweichung steht im letzten Abschnitt und ist für alle lesbar',
        en: 'The agreed version is kept; each difference is in the last section and can be read by everybody',
      },
    },
    {
      risk: { de: 'Verlust oder Verfälschung', en: 'Loss or corruption' },
      measure: {
        de: 'Sicherungen mit geprüftem Zurückspielen, Bestätigung erst nach dem Speichern',
        en: 'Backups whose restoring is tested, confirmation only after saving',
      },
    },
  ],
  changesTitle: { de: 'Was sich seit der Vereinbarung geändert hat', en: 'What has changed since the agreement' },
  noChanges: {
    de: 'Nichts. Das Dokument sagt, was vereinbart wurde.',
    en: 'Nothing. The document says what was agreed.',
  },
  agreedOn: { de: 'Stand {version} vom {day}: {note}', en: 'Version {version} of {day}: {note}' },
  before: { de: 'Vereinbart', en: 'Agreed' },
  after: { de: 'Jetzt', en: 'Now' },
  change: { de: 'Änderung', en: 'Change' },
  weight: { de: 'Gewicht', en: 'Weight' },
  part: { de: 'Bestandteil', en: 'Part' },
  nothingSaid: { de: '–', en: '–' },
} as const;
