import { defineMessages } from '@kontor/ui/messages';

export const staffCouncilMessages = defineMessages('staff-council', {
  de: {
    title: 'Personalrats-Modus',
    on: 'An',
    off: 'Aus',
    explanation:
      'Schaltet alles aus, womit sich einzelne Menschen messen ließen, und hält es aus: Anwesenheit, Tippanzeigen und Lesebestätigungen, auch in fremden Matrix-Programmen, Kenntnisnahmen im Wiki und die genaue Uhrzeit der letzten Nutzung. Pflichtbestätigungen von Dienstanweisungen bleiben, weil sie geschuldet sind.',
    since: 'Gilt seit {day}. Zum Beenden braucht es zwei aus der Administration.',
    begin: 'Einschalten',
    beginQuestion: 'Personalrats-Modus einschalten?',
    beginText:
      'Er gilt sofort. Alle Bitten um Kenntnisnahme und alle Lesebestätigungen werden gelöscht; das lässt sich nicht rückgängig machen. Alle erfahren davon. Beenden können Sie ihn nur zu zweit.',
    begun: 'Der Personalrats-Modus gilt',
    ask: 'Ende beantragen …',
    askTitle: 'Personalrats-Modus beenden',
    askHelp:
      'Jemand anderes aus der Administration muss das innerhalb von {days} Tagen bestätigen. Bis dahin gilt der Modus. Alle erfahren vom Antrag und lesen die Begründung.',
    reason: 'Begründung',
    send: 'Beantragen',
    asked: 'Beantragt',
    cancel: 'Abbrechen',
    pending: '{name} möchte den Modus beenden',
    pendingText: '„{reason}“ Gilt als abgelehnt, wenn bis {day} niemand bestätigt.',
    mine: 'Jemand anderes aus der Administration muss es bestätigen.',
    takeBack: 'Zurücknehmen',
    decline: 'Ablehnen',
    dropped: 'Der Modus bleibt an',
    confirm: 'Bestätigen und beenden',
    confirmQuestion: 'Personalrats-Modus beenden?',
    confirmText:
      'Alle erfahren davon, und es steht im Protokoll. Was der Modus ausgeschlossen hat, bleibt aus, bis jemand es einzeln einschaltet. Ist es mit dem Personalrat abgestimmt?',
    ended: 'Der Personalrats-Modus ist beendet',
  },
  en: {
    title: 'Staff-council mode',
    on: 'On',
    off: 'Off',
    explanation:
      'Switches off everything by which a person could be measured, and keeps it off: presence, typing notices and read receipts, in other Matrix programs too, confirmations of reading in the wiki, and the exact time of last use. Mandatory confirmations of service instructions stay, because they are owed.',
    since: 'Holds since {day}. It takes two administrators to end it.',
    begin: 'Turn on',
    beginQuestion: 'Turn staff-council mode on?',
    beginText:
      'It holds at once. All requests to confirm reading and all read receipts are deleted; this cannot be undone. Everybody is told. It takes two of you to end it.',
    begun: 'Staff-council mode holds',
    ask: 'Ask to end it …',
    askTitle: 'End staff-council mode',
    askHelp:
      'Another administrator has to confirm this within {days} days. Until then the mode holds. Everybody is told of the request and reads the reason.',
    reason: 'Reason',
    send: 'Ask',
    asked: 'Asked for',
    cancel: 'Cancel',
    pending: '{name} wants to end the mode',
    pendingText: '“{reason}” Counts as declined when nobody confirms by {day}.',
    mine: 'Another administrator has to confirm it.',
    takeBack: 'Take back',
    decline: 'Decline',
    dropped: 'The mode stays on',
    confirm: 'Confirm and end',
    confirmQuestion: 'End staff-council mode?',
    confirmText:
      'Everybody is told, and it is in the audit log. What the mode ruled out stays off until somebody turns it on again one by one. Has it been agreed with the staff council?',
    ended: 'Staff-council mode has ended',
  },
});
