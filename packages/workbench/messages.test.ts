import { checkMessages, listMessages } from '@kontor/ui/messages';
import { expect, it } from 'vitest';
import './absences/absence-messages.ts';
import './administration/administration-messages.ts';
import './administration/audit-messages.ts';
import './administration/inbound-mail-messages.ts';
import './administration/mail-messages.ts';
import './administration/organisation-messages.ts';
import './administration/position-messages.ts';
import './help/help-messages.ts';
import './home/home-messages.ts';
import './inbox/inbox-messages.ts';
import './legal/legal-administration-messages.ts';
import './legal/legal-messages.ts';
import './people/person-picker-messages.ts';
import './search/administration/search-administration-messages.ts';
import './search/filter-messages.ts';
import './search/nothing-found-messages.ts';
import './search/palette-messages.ts';
import './search/results-messages.ts';
import './session/session-messages.ts';
import './session/setup-messages.ts';
import './settings/settings-messages.ts';
import './shell/leave-messages.ts';
import './shell/shell-messages.ts';
import './shell/space-order-messages.ts';
import './sources/scim-messages.ts';
import './sources/source-messages.ts';
import './spaces/space-messages.ts';

it('has every text in both languages, with the same arguments', () => {
  expect(listMessages().map(({ scope }) => scope)).toEqual(
    expect.arrayContaining([
      'absences',
      'administration',
      'audit',
      'inbound-mail-settings',
      'mail-settings',
      'organisation-settings',
      'leave',
      'help',
      'home',
      'inbox',
      'legal',
      'legal.administration',
      'session',
      'setup',
      'settings',
      'shell',
      'scim',
      'sources',
      'spaces',
    ]),
  );
  expect(checkMessages()).toEqual([]);
});
