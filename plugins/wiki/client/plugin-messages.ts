import { defineMessages } from '@kontor/ui/messages';

/** What the workbench says of the wiki before anything of it is opened. */
export const pluginMessages = defineMessages('wikiPlugin', {
  de: {
    wiki: 'Wiki',
    goWiki: 'Zum Wiki',
    pages: 'Seiten',
    keepMessages: 'Als Seite festhalten …',
    asPage: 'Als Seite',
    keptSpaces: 'Offline behaltene Bereiche',
    draft: 'Entwurf',
    trashed: 'Im Papierkorb',
    expired: 'Nicht mehr geprüft',
    obsolete: 'Überholt',
    auditExported: '{who} hat Wikiseiten exportiert: {object}',
    auditImported: '{who} hat Wikiseiten importiert: {object}',
  },
  en: {
    wiki: 'Wiki',
    goWiki: 'Go to the wiki',
    pages: 'Pages',
    keepMessages: 'Keep as a page …',
    asPage: 'As a page',
    keptSpaces: 'Spaces kept offline',
    draft: 'Draft',
    trashed: 'In the trash',
    expired: 'Check overdue',
    obsolete: 'Obsolete',
    auditExported: '{who} exported wiki pages: {object}',
    auditImported: '{who} imported wiki pages: {object}',
  },
});
