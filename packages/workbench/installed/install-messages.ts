import { defineMessages } from '@kontor/ui/messages';

export const installMessages = defineMessages('install', {
  de: {
    title: 'Kontor als App',
    help: 'Installiert hat Kontor ein eigenes Fenster und ein Symbol mit der Zahl der ungelesenen Mitteilungen, und andere Apps können Inhalte mit ihm teilen.',
    isInstalled: 'Kontor ist auf diesem Gerät installiert.',
    install: 'Kontor installieren',
    dismiss: 'Nicht mehr anbieten',
    again: 'Die Installation wieder anbieten',
    declined: 'Kontor ist nicht installiert. Sie können es später hier oder im Menü des Browsers tun.',
    apple: 'Tippen Sie in Safari auf „Teilen“ und dann auf „Zum Home-Bildschirm“.',
    menu: 'Wählen Sie im Menü Ihres Browsers „App installieren“ oder „Zum Startbildschirm“. Firefox auf dem Schreibtisch bietet das nicht an.',
  },
  en: {
    title: 'Kontor as an app',
    help: 'Installed, Kontor has a window of its own and an icon with the number of unread notifications, and other apps can share things with it.',
    isInstalled: 'Kontor is installed on this device.',
    install: 'Install Kontor',
    dismiss: 'Do not offer it again',
    again: 'Offer the installation again',
    declined: 'Kontor is not installed. You can do it later, here or in the menu of the browser.',
    apple: 'Tap “Share” in Safari, and then “Add to Home Screen”.',
    menu: 'Choose “Install app” or “Add to home screen” in the menu of your browser. Firefox on the desktop does not offer it.',
  },
});
