import { defineMessages } from '@kontor/ui/messages';

/** What those who issue read in the list. */
export const issuedMessages = defineMessages('instructions-issued', {
  de: {
    issued: 'Von Ihrer Stelle herausgegeben',
    how: 'Neu herausgeben: im Menü einer Seite oder eines Beitrags „Als Dienstanweisung herausgeben“ wählen.',
    none: 'Ihre Stelle hat noch nichts herausgegeben',
    noneText:
      'Schreiben Sie den Text als Seite im Wiki. In deren Menü steht „Als Dienstanweisung herausgeben“: Alle, an die sie sich richtet, werden gefragt, und hier sehen Sie, wer noch fehlt.',
    toWiki: 'Zum Wiki',
    progress: '{confirmed} von {all} bestätigt',
    withdrawn: 'Zurückgenommen',
    deputies: 'Wer darf herausgeben?',
    deputiesTitle: 'Wer gibt für diese Stelle heraus?',
    deputiesLead:
      'Wer die Stelle leitet, und wen die Leitung hier benennt, gibt Dienstanweisungen heraus und sieht, wer sie bestätigt hat. Sonst sieht das niemand, auch nicht die Administration.',
    office: 'Stelle',
    leads: 'Leitung',
    noLead: 'Niemand',
    named: 'Außerdem benannt',
    add: 'Person benennen',
    addHint: 'Namen eingeben',
    nobody: 'Nichts gefunden',
    noDeputies: 'Niemand',
    onlyLeads: 'Benennen kann nur die Leitung.',
    save: 'Speichern',
    saved: 'Gespeichert',
  },
  en: {
    issued: 'Issued by your office',
    how: 'To issue one: choose “Issue as a service instruction” in the menu of a page or a post.',
    none: 'Your office has issued nothing yet',
    noneText:
      'Write the text as a page of the wiki. Its menu has “Issue as a service instruction”: all whom it is meant for are asked, and here you see who is missing.',
    toWiki: 'To the wiki',
    progress: '{confirmed} of {all} confirmed',
    withdrawn: 'Taken back',
    deputies: 'Who may issue?',
    deputiesTitle: 'Who issues for this office?',
    deputiesLead:
      'Those who lead the office, and whom they name here, issue service instructions and see who has confirmed them. Nobody else does, not even administrators.',
    office: 'Office',
    leads: 'Leads',
    noLead: 'Nobody',
    named: 'Named besides',
    add: 'Name a person',
    addHint: 'Type a name',
    nobody: 'Nothing found',
    noDeputies: 'Nobody',
    onlyLeads: 'Only those who lead name others.',
    save: 'Save',
    saved: 'Saved',
  },
});
