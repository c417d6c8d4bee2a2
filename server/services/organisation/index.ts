import type { Audit, People } from '@kontor/plugin-api/server';
import { organisationChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createOrganisationTables } from '../../migrations/20261122-1241-create-organisation.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';
import { mountLogo } from './logo-mounts.ts';
import { MailSettingsService } from './mail-settings-service.ts';
import { OrganisationService } from './organisation-service.ts';
import { PolicyService } from './policy-service.ts';
import { bindRoutes } from './routes.ts';
import { SetupService } from './setup-service.ts';

export type { OrganisationService } from './organisation-service.ts';

export interface OrganisationOthers {
  readonly audit: Audit;
  readonly people: Pick<People, 'createPerson'>;
  readonly accounts: Pick<
    Accounts,
    'createAccount' | 'startSession' | 'sessionStateOf' | 'keepToPolicies' | 'hasSecondFactor'
  >;
  readonly mail: Mail;
}

/** Name and look of the organisation, its mail settings, and the first visit that makes it. */
export function createOrganisation(core: Core, others: OrganisationOthers): OrganisationService {
  core.migrations.add(createOrganisationTables);
  const organisation = new OrganisationService(core, others.audit);
  const mailSettings = new MailSettingsService(core, { ...others, organisation });
  const setup = new SetupService(core, { ...others, organisation });
  const policies = new PolicyService(core, { ...others, organisation });
  bindRoutes(core, { organisation, mailSettings, setup, policies });
  mountLogo(core, organisation);
  core.live.present(organisationChanged, (tx) => organisation.get(tx));
  return organisation;
}
