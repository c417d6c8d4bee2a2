import { defineMessages } from '@kontor/ui/messages';

/** Plain words for what protects whom from what; longer ones are in the help. */
export const encryptionMessages = defineMessages('chat-encryption', {
  de: {
    title: 'Verschlüsselte Nachrichten',
    lead: 'Verschlüsselte Nachrichten lesen nur die Teilnehmenden, auf ihren bestätigten Geräten. Auch wer den Server betreibt, kann sie nicht lesen.',
    loading: 'Die Verschlüsselung wird geladen …',
    failedTitle: 'Die Verschlüsselung ist gerade nicht bereit',
    failedText: 'Vielleicht ist die Verbindung unterbrochen. Bitte versuchen Sie es noch einmal.',
    retry: 'Noch einmal',
    back: 'Zurück',
    next: 'Weiter',
    later: 'Später',
    done: 'Fertig',
    failed: 'Das hat nicht geklappt. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',

    setUp: 'Verschlüsselung einrichten',
    setUpShort: 'Einrichten',
    setUpWhat:
      'Sie bekommen einen Wiederherstellungsschlüssel. Mit ihm öffnen Sie Ihre verschlüsselten Nachrichten auf jedem weiteren Gerät, und nach einem Verlust.',
    setUpOnce: 'Das dauert zwei Minuten und ist nur einmal nötig.',
    keyTitle: 'Ihr Wiederherstellungsschlüssel',
    keyKeep:
      'Bewahren Sie ihn so auf wie einen Hausschlüssel: ausgedruckt in einer abgeschlossenen Schublade oder in Ihrem Passwortspeicher.',
    keyNobody:
      'Niemand sonst hat ihn, auch nicht die Verwaltung von Kontor. Geht er verloren, kann ihn niemand ersetzen.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    download: 'Als Datei sichern',
    print: 'Drucken',
    fileName: 'Kontor Wiederherstellungsschluessel.txt',
    printTitle: 'Kontor: Wiederherstellungsschlüssel',
    printText: 'Öffnet die verschlüsselten Nachrichten von {name}. Sicher aufbewahren, niemandem geben.',
    kept: 'Ich habe den Schlüssel sicher aufbewahrt.',
    checkTitle: 'Kurze Kontrolle',
    checkLabel: 'Die letzten vier Zeichen des Schlüssels',
    checkHelp: 'So ist sicher, dass Sie ihn wiederfinden.',
    checkWrong: 'Das sind nicht die letzten vier Zeichen. Sehen Sie noch einmal nach.',
    finish: 'Einrichten abschließen',
    readyTitle: 'Alles ist eingerichtet',
    readyText: 'Dieses Gerät ist bestätigt. Sie können verschlüsselt lesen und schreiben.',

    confirm: 'Dieses Gerät bestätigen',
    confirmShort: 'Bestätigen',
    confirmWhat:
      'Geben Sie Ihren Wiederherstellungsschlüssel ein. Danach lesen Sie hier auch die älteren verschlüsselten Nachrichten.',
    confirmShared:
      'Dies ist ein gemeinsam genutztes Gerät: Hier bleibt nichts zurück, deshalb brauchen Sie den Schlüssel bei jeder Anmeldung.',
    keyLabel: 'Wiederherstellungsschlüssel',
    keyHelp:
      'Zwölf Gruppen aus Buchstaben und Ziffern; Leerzeichen sind gleichgültig, Groß- und Kleinschreibung nicht.',
    wrongMalformed:
      'Das ist kein vollständiger Wiederherstellungsschlüssel. Bitte prüfen Sie, ob ein Zeichen fehlt oder vertauscht ist.',
    wrongOther: 'Dieser Schlüssel passt nicht zu Ihren Nachrichten. Vielleicht haben Sie später einen neuen erzeugt?',
    wrongNothing: 'Zu Ihrem Konto ist kein Schlüssel hinterlegt. Sie können neu beginnen.',
    lost: 'Schlüssel verloren?',

    startOver: 'Neu beginnen',
    startOverWhat: 'Wenn der Schlüssel verloren ist, können Sie mit einem neuen beginnen. Das hat Folgen:',
    startOverLoss:
      'Ältere verschlüsselte Nachrichten bleiben für Sie unlesbar, sofern kein anderes Ihrer Geräte sie noch zeigt.',
    startOverOthers:
      'Alle, mit denen Sie verschlüsselt schreiben, sehen einen Hinweis, dass sich Ihre Schlüssel geändert haben.',
    startOverDevices: 'Ihre anderen Geräte müssen mit dem neuen Schlüssel bestätigt werden.',
    startOverLast:
      'Zeigt ein anderes Gerät die Nachrichten noch? Dann erzeugen Sie lieber dort einen neuen Schlüssel: So geht nichts verloren.',
    startOverKnow: 'Ich verstehe, dass ältere Nachrichten verloren sein können.',

    renew: 'Neuen Schlüssel erzeugen',
    renewHelp:
      'Ist Ihr Wiederherstellungsschlüssel verloren oder in falsche Hände geraten, erzeugen Sie hier einen neuen. Der alte gilt dann nicht mehr; Ihre Nachrichten und Geräte bleiben, wie sie sind.',
    stageAbsent: 'Noch nicht eingerichtet',
    stageUnconfirmed: 'Dieses Gerät ist noch nicht bestätigt',
    stageUnsaved: 'Es fehlt noch ein Wiederherstellungsschlüssel',
    stageReady: 'Eingerichtet, dieses Gerät ist bestätigt',
    unsavedText: 'Ohne ihn sind Ihre Nachrichten verloren, wenn Sie sich abmelden.',
    devices: 'Ihre Geräte',
    devicesHelp:
      'Nur bestätigte Geräte lesen verschlüsselte Nachrichten. Ein Gerät, das Sie nicht kennen, melden Sie unter {link} ab.',
    sessions: 'Anmeldungen',
    thisDevice: 'Dieses Gerät',
    deviceName: 'Kontor im Browser',
    deviceSeen: 'Zuletzt gesehen {when}',
    trustConfirmed: 'Bestätigt',
    trustUnconfirmed: 'Nicht bestätigt',
    trustPlain: 'Ohne Verschlüsselung',

    turnOn: 'Unterhaltung verschlüsseln',
    turnOnTitle: 'Diese Unterhaltung verschlüsseln?',
    turnOnWhat:
      'Was ab jetzt geschrieben wird, lesen nur die Teilnehmenden. Frühere Nachrichten bleiben, wie sie sind.',
    turnOnSearch:
      'Die Suche auf dem Server erreicht diese Nachrichten nicht, und Hinweise im Eingang nennen ihren Inhalt nie.',
    turnOnForever: 'Das lässt sich nicht wieder ausschalten.',
    turnOnSeen: 'Sichtbar bleiben für den Server: wer wann an wen schreibt, Reaktionen und der Name des Raums.',
    turnOnUnable:
      '{names} {count, plural, one {hat} other {haben}} die Verschlüsselung noch nicht eingerichtet oder ist gerade nirgends bestätigt angemeldet. Nachrichten, die Sie jetzt senden, könnten dort nie gelesen werden.',
    turnOnAsk: 'Bitten Sie darum, im Chat „Verschlüsselte Nachrichten“ zu öffnen und die Einrichtung abzuschließen.',
    turnOnNow: 'Jetzt verschlüsseln',
    isOn: 'Ende-zu-Ende verschlüsselt',
    noteSearch: 'Die Suche auf dem Server erreicht diese Nachrichten nicht.',
    noteUnable: '{names} kann neue Nachrichten gerade auf keinem bestätigten Gerät lesen, auch später nicht.',
    noteAbsent:
      'Diese Unterhaltung ist verschlüsselt. Richten Sie die Verschlüsselung ein, um mitzulesen und zu schreiben.',
    noteUnconfirmed:
      'Bestätigen Sie dieses Gerät mit Ihrem Wiederherstellungsschlüssel, um hier zu lesen und zu schreiben.',
    changed:
      'Die Schlüssel von {name} haben sich geändert. Das ist so, wenn jemand neu begonnen hat; es kann aber auch jemand anderes sein. Fragen Sie auf einem anderen Weg nach, bevor Sie Vertrauliches schreiben.',
    changedAccept: 'Ich habe nachgefragt',

    unreadWorking: 'Wird entschlüsselt …',
    unreadWaiting: 'Der Schlüssel zu dieser Nachricht ist noch unterwegs. Sie erscheint von selbst.',
    unreadUnconfirmed: 'Diese Nachricht lesen Sie, sobald dieses Gerät bestätigt ist.',
    unreadLost:
      'Zu dieser Nachricht gibt es für Sie keinen Schlüssel mehr. Bitten Sie darum, sie noch einmal zu schicken.',
    unreadBefore: 'Diese Nachricht wurde geschrieben, bevor Sie dazukamen.',
    unreadUntrusted: 'Diese Nachricht kam von einem Gerät, das niemand bestätigt hat. Sie wird nicht angezeigt.',
    unreadBroken: 'Diese Nachricht lässt sich nicht entschlüsseln. Bitten Sie darum, sie noch einmal zu schicken.',
    preview: 'Verschlüsselte Nachricht',
  },
  en: {
    title: 'Encrypted messages',
    lead: 'Encrypted messages are read by those who take part, on their confirmed devices, and by nobody else. Not even those who run the server can read them.',
    loading: 'Loading encryption …',
    failedTitle: 'Encryption is not ready right now',
    failedText: 'Perhaps the connection is interrupted. Please try again.',
    retry: 'Try again',
    back: 'Back',
    next: 'Next',
    later: 'Later',
    done: 'Done',
    failed: 'That did not work. Please check the connection and try again.',

    setUp: 'Set up encryption',
    setUpShort: 'Set up',
    setUpWhat:
      'You get a recovery key. With it you open your encrypted messages on every other device, and after a loss.',
    setUpOnce: 'This takes two minutes and is needed only once.',
    keyTitle: 'Your recovery key',
    keyKeep: 'Keep it as you keep the key of your home: printed in a locked drawer, or in your password manager.',
    keyNobody: 'Nobody else has it, not even those who administer Kontor. If it is lost, nobody can replace it.',
    copy: 'Copy',
    copied: 'Copied',
    download: 'Save as a file',
    print: 'Print',
    fileName: 'Kontor recovery key.txt',
    printTitle: 'Kontor: recovery key',
    printText: 'Opens the encrypted messages of {name}. Keep it safe, give it to nobody.',
    kept: 'I have put the key in a safe place.',
    checkTitle: 'A short check',
    checkLabel: 'The last four characters of the key',
    checkHelp: 'So it is certain that you will find it again.',
    checkWrong: 'These are not the last four characters. Please look again.',
    finish: 'Finish',
    readyTitle: 'Everything is set up',
    readyText: 'This device is confirmed. You can read and write encrypted messages.',

    confirm: 'Confirm this device',
    confirmShort: 'Confirm',
    confirmWhat: 'Enter your recovery key. Then you read the older encrypted messages here, too.',
    confirmShared: 'This is a shared device: nothing stays here, so you need the key each time you sign in.',
    keyLabel: 'Recovery key',
    keyHelp: 'Twelve groups of letters and digits; spaces do not matter, capitals do.',
    wrongMalformed: 'This is not a complete recovery key. Please check whether a character is missing or swapped.',
    wrongOther: 'This key does not fit your messages. Perhaps you made a new one later?',
    wrongNothing: 'No key is stored for your account. You can begin anew.',
    lost: 'Lost your key?',

    startOver: 'Begin anew',
    startOverWhat: 'If the key is lost you can begin with a new one. This has consequences:',
    startOverLoss: 'Older encrypted messages stay unreadable for you, unless another of your devices still shows them.',
    startOverOthers: 'Everybody with whom you write encrypted messages is told that your keys changed.',
    startOverDevices: 'Your other devices have to be confirmed with the new key.',
    startOverLast:
      'Does another device still show the messages? Then rather make a new key there: nothing is lost that way.',
    startOverKnow: 'I understand that older messages may be lost.',

    renew: 'Make a new key',
    renewHelp:
      'If your recovery key is lost or has fallen into wrong hands, make a new one here. The old one is worth nothing then; your messages and devices stay as they are.',
    stageAbsent: 'Not set up yet',
    stageUnconfirmed: 'This device is not confirmed yet',
    stageUnsaved: 'A recovery key is still missing',
    stageReady: 'Set up, and this device is confirmed',
    unsavedText: 'Without it your messages are lost when you sign out.',
    devices: 'Your devices',
    devicesHelp:
      'Only confirmed devices read encrypted messages. A device that you do not know you sign out under {link}.',
    sessions: 'Sign-ins',
    thisDevice: 'This device',
    deviceName: 'Kontor in a browser',
    deviceSeen: 'Last seen {when}',
    trustConfirmed: 'Confirmed',
    trustUnconfirmed: 'Not confirmed',
    trustPlain: 'Without encryption',

    turnOn: 'Encrypt the conversation',
    turnOnTitle: 'Encrypt this conversation?',
    turnOnWhat:
      'What is written from now on is read by those who take part, and nobody else. Earlier messages stay as they are.',
    turnOnSearch:
      'The search on the server does not reach these messages, and notices in the inbox never say what is in them.',
    turnOnForever: 'This cannot be turned off again.',
    turnOnSeen: 'The server still sees who writes to whom and when, reactions, and the name of the room.',
    turnOnUnable:
      '{names} {count, plural, one {has} other {have}} not set up encryption yet, or no confirmed device right now. Messages that you send now might never be read there.',
    turnOnAsk: 'Ask them to open “Encrypted messages” in the chat and to finish setting it up.',
    turnOnNow: 'Encrypt now',
    isOn: 'End-to-end encrypted',
    noteSearch: 'The search on the server does not reach these messages.',
    noteUnable: '{names} cannot read new messages on any confirmed device right now, nor later.',
    noteAbsent: 'This conversation is encrypted. Set up encryption to read along and to write.',
    noteUnconfirmed: 'Confirm this device with your recovery key to read and write here.',
    changed:
      'The keys of {name} have changed. That is so when somebody began anew; but it may also be somebody else. Ask them in another way before you write anything confidential.',
    changedAccept: 'I have asked them',

    unreadWorking: 'Decrypting …',
    unreadWaiting: 'The key of this message is still on its way. It will appear by itself.',
    unreadUnconfirmed: 'You can read this message as soon as this device is confirmed.',
    unreadLost: 'There is no key of this message for you any more. Ask for it to be sent again.',
    unreadBefore: 'This message was written before you joined.',
    unreadUntrusted: 'This message came from a device that nobody has confirmed. It is not shown.',
    unreadBroken: 'This message cannot be decrypted. Ask for it to be sent again.',
    preview: 'Encrypted message',
  },
});
