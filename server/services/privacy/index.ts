import { agreementHeld, getAgreement, getPrivacy, holdAgreement } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createPrivacyAgreements } from '../../migrations/20261127-2061-create-privacy-agreements.ts';
import { declareAgreements } from './agreement-privacy.ts';
import { AgreementService } from './agreement-service.ts';
import { archiveCommand } from './archive-command.ts';
import { mountPrivacy, type PrivacyOthers } from './privacy-mounts.ts';
import { presentDeclarations } from './privacy-service.ts';
import { mountWorksDocuments } from './works-mounts.ts';

/** What is stored about people: told to everybody from the modules' own declarations, and handed to each person. */
export function createPrivacy(core: Core, others: PrivacyOthers): void {
  core.http.bind(getPrivacy, (_input, { actor }) =>
    core.database.snapshot(async (tx) => ({
      declarations: await presentDeclarations(tx, core.privacy.declarations),
      files: await others.files.countUploads(tx, actor.person),
    })),
  );
  const agreements = new AgreementService(core, others);
  core.migrations.add(createPrivacyAgreements);
  declareAgreements(core.privacy);
  core.http.bind(getAgreement, () => agreements.get());
  core.http.bind(holdAgreement, (input, { actor }) => agreements.hold(actor, input));
  core.live.present(agreementHeld, async () => null);
  mountWorksDocuments(core, agreements);
  mountPrivacy(core, others);
  core.commands.add(archiveCommand(core, others));
}
