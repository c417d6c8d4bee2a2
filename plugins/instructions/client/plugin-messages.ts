import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('instructions-plugin', {
  de: {
    instructions: 'Dienstanweisungen',
    issue: 'Als Dienstanweisung herausgeben …',
    withdrawn: 'Zurückgenommen',
    audit_issued: '{who} hat „{object}“ herausgegeben',
    audit_withdrawn: '{who} hat „{object}“ zurückgenommen',
    audit_deputies_named: '{who} hat benannt, wer für „{object}“ herausgibt',
  },
  en: {
    instructions: 'Service instructions',
    issue: 'Issue as a service instruction …',
    withdrawn: 'Taken back',
    audit_issued: '{who} issued “{object}”',
    audit_withdrawn: '{who} took “{object}” back',
    audit_deputies_named: '{who} named who issues for “{object}”',
  },
});
