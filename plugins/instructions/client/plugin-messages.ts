import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('instructions-plugin', {
  de: {
    instructions: 'Dienstanweisungen',
    issue: 'Als Dienstanweisung herausgeben …',
    issued: '{who} hat „{object}“ herausgegeben',
    withdrawn: '{who} hat „{object}“ zurückgenommen',
    deputies_named: '{who} hat benannt, wer für „{object}“ herausgibt',
  },
  en: {
    instructions: 'Service instructions',
    issue: 'Issue as a service instruction …',
    issued: '{who} issued “{object}”',
    withdrawn: '{who} took “{object}” back',
    deputies_named: '{who} named who issues for “{object}”',
  },
});
