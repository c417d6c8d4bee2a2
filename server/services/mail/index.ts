import type { Core } from '../../core.ts';
import { createMailTables } from '../../migrations/20261122-1242-create-mail.ts';
import { type Mail, MailService } from './mail-service.ts';
import { openSecretBox, type SecretBox } from './secret-box.ts';

export type { Mail, MailMessage } from './mail-service.ts';

/** Mail to people, through the organisation's mail server. Its settings routes are bound by the organisation service. */
export function createMail(core: Core): Mail {
  core.migrations.add(createMailTables);
  let box: Promise<SecretBox> | undefined;
  return new MailService(core, () => {
    box ??= openSecretBox(core.config.dataFolder);
    return box;
  });
}
