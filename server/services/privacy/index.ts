import { getPrivacy } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { archiveCommand } from './archive-command.ts';
import { mountPrivacy, type PrivacyOthers } from './privacy-mounts.ts';
import { presentDeclarations } from './privacy-service.ts';

/** What is stored about people: told to everybody from the modules' own declarations, and handed to each person. */
export function createPrivacy(core: Core, others: PrivacyOthers): void {
  core.http.bind(getPrivacy, (_input, { actor }) =>
    core.database.snapshot(async (tx) => ({
      declarations: await presentDeclarations(tx, core.privacy.declarations),
      files: await others.files.countUploads(tx, actor.person),
    })),
  );
  mountPrivacy(core, others);
  core.commands.add(archiveCommand(core, others));
}
