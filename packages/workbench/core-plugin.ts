import { defineClientPlugin, labelOf, stale } from '@kontor/plugin-api/client';
import {
  absenceChanged,
  accountChanged,
  agreementHeld,
  getOrganisation,
  getPreferences,
  getQuietHours,
  getSession,
  getSpace,
  groupChanged,
  inboxChanged,
  joinDecided,
  joinRequested,
  joinWithdrawn,
  listAbsences,
  listGrants,
  listGroups,
  listJoinRequests,
  listNotifications,
  listOrgUnits,
  listSpaceMembers,
  listSpaces,
  organisationChanged,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  periodChanged,
  preferencesChanged,
  quietChanged,
  spaceAccessChanged,
  spaceAccessLost,
  spaceCreated,
  spaceUpdated,
  staffCouncilEndingAsked,
} from '@kontor/schema';
import {
  Calendar,
  House,
  Inbox,
  MessageSquare,
  Network,
  Paperclip,
  Scale,
  Search,
  Settings,
  UserRound,
  UsersRound,
} from '@kontor/ui';
import { translatorOf } from '@kontor/ui/messages';
import { outboxMessages } from './outbox/outbox-messages.ts';
import { shellMessages } from './shell/shell-messages.ts';
import { syncInbox } from './sync/inbox-sync.ts';
import { syncOrgUnits } from './sync/org-unit-sync.ts';
import { syncOrganisation } from './sync/organisation-sync.ts';
import { syncPreferences } from './sync/preferences-sync.ts';
import { syncSession } from './sync/session-sync.ts';
import { syncSpace, syncSpaceList, syncSpacePart } from './sync/space-sync.ts';

const label = (name: keyof typeof shellMessages.texts.de) => labelOf(shellMessages, name);

/** The core's own screens, registered like those of any plugin. */
export const corePlugin = defineClientPlugin({
  id: 'core',
  register(host) {
    host.routes.add({
      path: '/',
      title: label('home'),
      load: async () => (await import('./home/home-view.tsx')).HomeView,
    });
    host.routes.add({
      path: '/inbox',
      title: label('inbox'),
      load: async () => (await import('./inbox/inbox-view.tsx')).InboxView,
    });
    host.routes.add({
      path: '/search',
      title: label('searchLabel'),
      load: async () => (await import('./search/results-view.tsx')).ResultsView,
    });
    const spaces = async () => (await import('./spaces/spaces-view.tsx')).SpacesView;
    host.routes.add({ path: '/spaces', title: label('spaces'), load: spaces });
    host.routes.add({ path: '/spaces/$space', title: label('spaces'), load: spaces });
    host.routes.add({
      path: '/groups',
      title: label('groups'),
      load: async () => (await import('./spaces/group-directory-view.tsx')).GroupDirectory,
    });
    host.routes.add({
      path: '/outbox',
      title: labelOf(outboxMessages, 'title'),
      load: async () => (await import('./outbox/outbox-view.tsx')).OutboxView,
    });
    host.routes.add({
      path: '/share',
      title: label('shared'),
      load: async () => (await import('./share/share-view.tsx')).ShareView,
    });
    host.routes.add({
      path: '/open',
      title: label('shared'),
      load: async () => (await import('./share/open-link-view.tsx')).OpenLinkView,
    });
    const settings = async () => (await import('./settings/settings-view.tsx')).SettingsView;
    host.routes.add({ path: '/settings', title: label('settings'), load: settings });
    host.routes.add({ path: '/settings/$section', title: label('settings'), load: settings });
    host.routes.add({
      path: '/stored-data',
      title: label('storedData'),
      load: async () => (await import('./privacy/stored-data-page-view.tsx')).StoredDataPage,
    });
    host.routes.add({
      path: '/periods',
      title: label('periods'),
      load: async () => (await import('./periods/periods-page-view.tsx')).PeriodsPage,
    });
    const handOvers = async () => (await import('./hand-over/hand-overs-view.tsx')).HandOversView;
    host.routes.add({ path: '/hand-over', title: label('handOver'), load: handOvers });
    host.routes.add({
      path: '/hand-over/$person',
      title: label('handOver'),
      load: async () => (await import('./hand-over/hand-over-view.tsx')).HandOverView,
    });
    const administration = async () => (await import('./administration/administration-view.tsx')).AdministrationView;
    host.routes.add({ path: '/administration', title: label('administration'), load: administration });
    host.routes.add({ path: '/administration/$section', title: label('administration'), load: administration });
    const guest = async () => (await import('./shell/already-signed-in-view.tsx')).AlreadySignedInView;
    for (const path of ['/welcome', '/setup', '/password-reset'] as const)
      host.routes.add({ path, title: label('alreadySignedIn'), load: guest });

    host.routes.add({
      path: '/legal/$document',
      title: label('legal'),
      load: async () => (await import('./legal/legal-view.tsx')).LegalView,
    });
    host.slots.add('administration.section', {
      id: 'legal',
      label: label('legal'),
      icon: Scale,
      order: 60,
      group: 'organisation',
      load: async () => (await import('./legal/legal-administration-view.tsx')).LegalAdministration,
    });
    host.slots.add('administration.section', {
      id: 'search',
      label: label('searchLabel'),
      icon: Search,
      order: 50,
      group: 'organisation',
      load: async () => (await import('./search/administration/search-administration-view.tsx')).SearchAdministration,
    });
    host.help.add(async () => (await import('./help/core-help.ts')).coreHelp);
    host.audit.sentence('legal.text_changed', (language, { who }) =>
      translatorOf(shellMessages, language)('auditLegalChanged', { who }),
    );

    host.navigation.add({ id: 'home', label: label('home'), icon: House, path: '/', order: 0 });
    host.navigation.add({ id: 'inbox', label: label('inbox'), icon: Inbox, path: '/inbox', order: 10 });
    host.navigation.add({ id: 'spaces', label: label('spaces'), icon: UsersRound, path: '/spaces', order: 20 });
    host.navigation.add({
      id: 'groups',
      label: label('groups'),
      icon: UsersRound,
      path: '/groups',
      order: 21,
      within: 'spaces',
    });

    const go = (id: string, name: Parameters<typeof label>[0], icon: typeof House, path: string, shortcut: string) =>
      host.commands.add({
        id: `core.${id}`,
        label: label(name),
        icon,
        shortcut,
        run: ({ navigate }) => navigate(path),
      });
    go('home', 'goHome', House, '/', 'g h');
    go('inbox', 'goInbox', Inbox, '/inbox', 'g i');
    go('spaces', 'goSpaces', UsersRound, '/spaces', 'g b');
    host.commands.add({
      id: 'core.absence',
      label: label('goAbsences'),
      icon: Calendar,
      run: ({ navigate }) => navigate('/settings/absences'),
    });
    host.commands.add({
      id: 'core.hand-over',
      label: label('handOver'),
      icon: UsersRound,
      run: ({ navigate }) => navigate('/hand-over'),
    });
    go('settings', 'goSettings', Settings, '/settings', 'g e');

    const states = { archived: label('archived'), 'interest-group': label('group') };
    host.search.renderer('space', { icon: UsersRound, label: label('spaces'), states });
    const isAbsent = { absent: label('absent') };
    host.search.renderer('person', { icon: UserRound, label: label('people'), states: isAbsent });
    host.search.renderer('hand-over', { icon: UsersRound, label: label('handOver') });
    host.search.renderer('barrier-report', { icon: Scale, label: label('legal') });
    host.search.renderer('file', { icon: Paperclip, label: label('files') });
    host.search.renderer('comment', { icon: MessageSquare, label: label('comments') });
    host.search.renderer('org-unit', { icon: Network, label: label('orgUnits') });

    for (const event of [
      spaceCreated,
      spaceUpdated,
      spaceAccessChanged,
      spaceAccessLost,
      joinRequested,
      joinDecided,
      joinWithdrawn,
    ]) {
      host.live.on(event, listSpaces, syncSpaceList);
      host.live.on(event, getSpace, syncSpace);
    }
    for (const event of [spaceAccessChanged, joinDecided]) {
      host.live.on(event, listGrants, syncSpacePart);
      host.live.on(event, listSpaceMembers, syncSpacePart);
    }
    for (const event of [joinRequested, joinDecided, joinWithdrawn])
      host.live.on(event, listJoinRequests, syncSpacePart);
    // Whoever may no longer see something sees it go from their hits.
    for (const event of [spaceAccessLost, spaceAccessChanged]) host.live.onNamed(event, 'search.all', () => stale);
    host.live.on(inboxChanged, listNotifications, syncInbox);
    host.live.on(quietChanged, getQuietHours, () => stale);
    host.live.on(organisationChanged, getOrganisation, syncOrganisation);
    host.live.on(organisationChanged, listSpaces, () => stale);
    host.live.on(accountChanged, getSession, syncSession);
    host.live.on(preferencesChanged, getPreferences, syncPreferences);
    for (const event of [orgUnitCreated, orgUnitChanged, orgUnitRemoved])
      host.live.on(event, listOrgUnits, syncOrgUnits);
    host.live.onNamed(staffCouncilEndingAsked, 'organisation.getStaffCouncil', () => stale);
    host.live.onNamed(agreementHeld, 'privacy.getAgreement', () => stale);
    host.live.onNamed(periodChanged, 'periods.list', () => stale);
    host.live.on(groupChanged, listGroups, () => stale);
    // Whom one stands in for is not in the event: it is everybody's, the days are not.
    host.live.on(absenceChanged, listAbsences, () => stale);
  },
});
