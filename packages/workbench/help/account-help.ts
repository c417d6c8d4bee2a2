import type { HelpTopic } from '@kontor/plugin-api/client';

/** The own account and its settings. */
export const accountHelp: readonly HelpTopic[] = [
  {
    id: 'account.sign-in',
    chapter: 'account',
    about: ['/settings/security'],
    title: { de: 'Anmelden und Passwort', en: 'Sign in and password' },
    text: {
      de: `Sie melden sich mit Anmeldename und Passwort oder mit einem Passkey an.

- **Passwort vergessen?** Auf der Anmeldeseite „Passwort vergessen“ wählen. Sie bekommen einen Link per E-Mail; ohne E-Mail hilft die Administration mit einem Code.
- **Passwort ändern:** unter [Anmeldung und Sicherheit](/settings/security). Mindestens 12 Zeichen, am besten mehrere Wörter. Alle anderen Sitzungen enden dann.
- **Zu viele Versuche?** Warten Sie eine Viertelstunde.`,
      en: `You sign in with login and password, or with a passkey.

- **Forgotten your password?** Choose “Forgot password” on the sign-in page. You get a link by e-mail; without e-mail your administrators help with a code.
- **Change it:** under [Sign-in and security](/settings/security). At least 12 characters, best several words. All other sessions end then.
- **Too many attempts?** Wait a quarter of an hour.`,
    },
  },
  {
    id: 'account.second-factor',
    chapter: 'account',
    about: ['/settings/security'],
    title: { de: 'Zweiten Faktor einrichten', en: 'Set up a second factor' },
    text: {
      de: `Mit einem zweiten Faktor kommt niemand in Ihr Konto, der nur das Passwort kennt.

**Authenticator-App**

1. Unter [Anmeldung und Sicherheit](/settings/security) „Einrichten“ wählen.
2. Das Bild mit der App auf Ihrem Telefon scannen.
3. Den sechsstelligen Code eingeben.
4. Die Wiederherstellungscodes getrennt vom Telefon aufbewahren.

**Passkey:** Fingerabdruck, Gesicht oder Geräte-PIN statt des Passworts. Ein Sicherheitsschlüssel geht auch.

Telefon verloren? Ein Wiederherstellungscode ersetzt den Code der App. Sonst hilft die Administration.`,
      en: `With a second factor nobody gets into your account who only knows the password.

**Authenticator app**

1. Choose “Set up” under [Sign-in and security](/settings/security).
2. Scan the picture with the app on your phone.
3. Enter the six-digit code.
4. Keep the recovery codes apart from your phone.

**Passkey:** fingerprint, face or device PIN instead of the password. A security key works, too.

Lost your phone? A recovery code replaces the code of the app. Else your administrators help.`,
    },
  },
  {
    id: 'account.sessions',
    chapter: 'account',
    about: ['/settings/sessions'],
    title: { de: 'Fremde Anmeldungen erkennen und beenden', en: 'Recognise and end foreign sign-ins' },
    text: {
      de: `Unter [Sitzungen](/settings/sessions) stehen alle Geräte, auf denen Sie angemeldet sind.

Kennen Sie eines nicht? Beenden Sie die Sitzung, ändern Sie dann Ihr [Passwort](/settings/security) und sagen Sie der Administration Bescheid.

„Überall sonst abmelden“ beendet alle außer der, in der Sie gerade sind.`,
      en: `Under [Sessions](/settings/sessions) are all devices on which you are signed in.

Is there one that you do not know? End the session, then change your [password](/settings/security) and tell your administrators.

“Sign out everywhere else” ends all but the one you are in.`,
    },
  },
  {
    id: 'account.app-passwords',
    chapter: 'account',
    about: ['/settings/app-passwords'],
    title: { de: 'Kalender und andere Programme verbinden', en: 'Connect calendars and other programs' },
    text: {
      de: `Programme, die keinen zweiten Faktor kennen, bekommen ein eigenes [App-Passwort](/settings/app-passwords).

1. „App-Passwort anlegen“ wählen und das Programm benennen.
2. Den Zweck wählen, etwa Kalender.
3. Das Passwort sofort im Programm eintragen; es wird nur einmal gezeigt.

Brauchen Sie es nicht mehr, entfernen Sie es. Ihr eigentliches Passwort bleibt, wie es ist.`,
      en: `Programs that know no second factor get an [app password](/settings/app-passwords) of their own.

1. Choose “Create app password” and name the program.
2. Choose the purpose, such as calendar.
3. Enter the password in the program at once; it is shown only once.

When you no longer need it, remove it. Your real password stays as it is.`,
    },
  },
  {
    id: 'account.appearance',
    chapter: 'account',
    about: ['/settings/appearance'],
    title: { de: 'Sprache und Darstellung', en: 'Language and appearance' },
    text: {
      de: `Unter [Sprache und Darstellung](/settings/appearance) wählen Sie Deutsch oder Englisch und eine von fünf Darstellungen: wie das Gerät, hell, dunkel, und beide mit hohem Kontrast. Beides gilt auf allen Ihren Geräten.

Schneller geht es über Ihr Bild oben rechts.`,
      en: `Under [Language and appearance](/settings/appearance) you choose German or English and one of five appearances: like the device, light, dark, and both with high contrast. Both hold on all your devices.

The quick way is your picture at the top right.`,
    },
  },
  {
    id: 'account.mail-answers',
    chapter: 'account',
    about: ['/inbox', '/settings/notifications'],
    title: { de: 'Auf eine Benachrichtigung per E-Mail antworten', en: 'Answer a notification by e-mail' },
    text: {
      de: `Sagt eine E-Mail von Kontor, dass Ihre Antwort ankommt, antworten Sie einfach darauf. Ihre Antwort steht dann unter Ihrem Namen dort, wo Sie gefragt wurden: an der Aufgabe, im Kommentar oder im Raum.

- Antworten Sie von der Adresse aus, an die die E-Mail kam. Das geht gut zwei Monate lang.
- Schreiben Sie über den Text der E-Mail. Was Sie zitieren, und Ihre Signatur, lässt Kontor weg.
- Dateien kommen so nicht an; fügen Sie sie in Kontor hinzu. In direkten und privaten Räumen antworten Sie nur in Kontor.
- Kam etwas nicht an, sagt Ihnen eine kurze E-Mail, warum.`,
      en: `When an e-mail from Kontor says that your answer arrives, simply answer it. Your answer then stands under your name where you were asked: at the task, in the comment, or in the room.

- Answer from the address that the e-mail came to. You can do so for a good two months.
- Write above the text of the e-mail. Kontor leaves out what you quote, and your signature.
- Files do not arrive this way; add them in Kontor. Direct and private rooms you answer only in Kontor.
- When something did not arrive, a short e-mail tells you why.`,
    },
  },
  {
    id: 'account.notifications',
    chapter: 'account',
    about: ['/settings/notifications'],
    title: { de: 'Weniger Mitteilungen bekommen', en: 'Get fewer notifications' },
    text: {
      de: `Unter [Mitteilungen](/settings/notifications) schalten Sie jede Art einzeln aus. Was Sie ausschalten, kommt nicht mehr in Ihren Eingang; Sie finden es weiter dort, wo es geschieht. Daneben wählen Sie, was Ihre Geräte zeigen und was sofort per E-Mail kommt, wenn Sie nicht in Kontor sind.

- **Übersicht per E-Mail**: täglich oder wöchentlich, was neu und noch ungelesen ist. Der Link in jeder dieser E-Mails schaltet sie aus.
- **Bereiche**: aus jedem alles, nur was Sie meint, oder nichts.
- **Geräte**: Hinweise auch bei geschlossenem Kontor, ohne Titel, bis Sie es anders wollen. Sie enden mit der Abmeldung.`,
      en: `Under [Notifications](/settings/notifications) you switch off each kind. What you switch off no longer comes to your inbox; you still find it where it happens. Beside it you choose what your devices show and what comes at once by e-mail while you are not in Kontor.

- **Digest by e-mail**: daily or weekly, what is new and still unread. The link in each of these e-mails switches them off.
- **Spaces**: from each everything, only what is meant for you, or nothing.
- **Devices**: notes also while Kontor is closed, without titles until you want it otherwise. They end when you sign out.`,
    },
  },
  {
    id: 'account.desktop',
    chapter: 'account',
    about: ['/settings/notifications', '/quick-task'],
    title: { de: 'Kontor als App auf dem Computer', en: 'Kontor as an app on the computer' },
    text: {
      de: `Die App zeigt dasselbe wie der Browser und kann etwas mehr. Sie bekommen sie von Ihrer IT-Abteilung.

- **Mitteilungen** kommen vom System, auch wenn das Fenster zu ist. Wo das System es kann, antworten Sie gleich darin oder markieren sie als gelesen. Ohne Verbindung geht Ihre Antwort hinaus, sobald es wieder eine gibt.
- **Ungelesenes** steht als Zahl am Symbol der App.
- **Suchen** und **Neue Aufgabe** gehen von überall mit einem Tastenkürzel. Was Sie im kleinen Fenster begonnen haben, ist beim nächsten Mal noch da.
- **Links**, die mit kontor:// beginnen, öffnen sich in der App.

Mitteilungen der App schalten Sie unter [Benachrichtigungen](/settings/notifications) aus. Beim Abmelden löscht die App, was sie auf dem Computer behalten hat.`,
      en: `The app shows the same as the browser and can do a little more. You get it from your IT department.

- **Notifications** come from the system, also when the window is closed. Where the system can, you answer right there or mark them as read. Without a connection your answer goes out as soon as there is one.
- **Unread things** are a number on the app's icon.
- **Search** and **New task** work from anywhere by a shortcut. What you began in the small window is still there the next time.
- **Links** that begin with kontor:// open in the app.

You switch the app's notifications off under [Notifications](/settings/notifications). When you sign out, the app deletes what it kept on the computer.`,
    },
  },
];
