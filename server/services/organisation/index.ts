import type { Audit, Links, Notifications, People } from '@kontor/plugin-api/server';
import { organisationChanged, staffCouncilChanged, staffCouncilEndingAsked } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createOrganisationTables } from '../../migrations/20261122-1241-create-organisation.ts';
import { createStaffCouncil } from '../../migrations/20261127-2060-create-staff-council.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';
import { mountLogo } from './logo-mounts.ts';
import { MailSettingsService } from './mail-settings-service.ts';
import { type ListSignIns, OrganisationService } from './organisation-service.ts';
import { PolicyService } from './policy-service.ts';
import { bindRoutes } from './routes.ts';
import { SetupService } from './setup-service.ts';
import { announceStaffCouncil, staffCouncilLinks } from './staff-council-notice.ts';
import { declareStaffCouncil } from './staff-council-privacy.ts';
import { StaffCouncilService } from './staff-council-service.ts';

export type { OrganisationService } from './organisation-service.ts';

export interface OrganisationOthers {
  readonly audit: Audit;
  readonly people: Pick<People, 'createPerson' | 'findPersons' | 'listPersonIds'>;
  readonly accounts: Pick<
    Accounts,
    'createAccount' | 'startSession' | 'sessionStateOf' | 'keepToPolicies' | 'hasSecondFactor'
  >;
  readonly mail: Mail;
  readonly notifications: Notifications;
  readonly links: Links;
  /** Where people may sign in besides with a password. */
  readonly signIns?: ListSignIns;
}

/** Name and look of the organisation, its mail settings, and the first visit that makes it. */
export function createOrganisation(core: Core, others: OrganisationOthers): OrganisationService {
  core.migrations.add(createOrganisationTables, createStaffCouncil);
  const organisation = new OrganisationService(core, others.audit, others.signIns);
  const mailSettings = new MailSettingsService(core, { ...others, organisation });
  const setup = new SetupService(core, { ...others, organisation });
  const policies = new PolicyService(core, { ...others, organisation });
  const staffCouncil = new StaffCouncilService(core, { ...others, organisation });
  bindRoutes(core, { organisation, mailSettings, setup, policies, staffCouncil });
  declareStaffCouncil(core.privacy);
  others.links.provide(staffCouncilLinks);
  announceStaffCouncil(core, { ...others, staffCouncil });
  mountLogo(core, organisation);
  core.live.present(organisationChanged, (tx) => organisation.get(tx));
  // It takes much away that clients have on their screens.
  core.live.fetchAnewAfter(staffCouncilChanged);
  core.live.present(staffCouncilEndingAsked, (tx) => staffCouncil.read(tx));
  return organisation;
}
