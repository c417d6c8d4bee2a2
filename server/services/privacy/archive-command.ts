import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { refOf } from '@kontor/base';
import type { Actor, Audit, Command } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { findPersonForArchive } from './person-lookup-store.ts';
import { type ArchiveOthers, readPersonalArchive } from './personal-archive.ts';
import { streamZip } from './privacy-archive.ts';

/** No account has it: what belongs to an account is then empty. */
const noAccount = '00000000-0000-7000-8000-000000000000';

/**
 * `kontor personal-archive`: for those who ask what is stored about them and cannot sign in, as they have left or never had
 * an account (Art. 15 GDPR). It holds what they could fetch themselves, and is in the audit log.
 */
export function archiveCommand(core: Core, others: ArchiveOthers & { readonly audit: Audit }): Command {
  return {
    name: 'personal-archive',
    usage: 'personal-archive LOGIN|EXTERNAL-ID|ID FILE',
    summary: 'Writes all that is stored about a person into a ZIP, for those who cannot sign in',
    async run([meant, target, ...rest], { database, print }) {
      if (meant === undefined || target === undefined || rest.length > 0) {
        print('Usage: npm run kontor -- personal-archive LOGIN|EXTERNAL-ID|ID FILE');
        return 2;
      }
      const found = await database.transaction((tx) => findPersonForArchive(tx, meant));
      if (!found) {
        print(`There is nobody with the login, external id or id ${meant}.`);
        return 1;
      }
      const { person, account, language } = found;
      const actor: Actor = { person, account: account ?? noAccount, session: '', roles: new Set() };
      await database.transaction((tx) =>
        others.audit.append(tx, {
          kind: 'privacy.archive_written',
          actor: undefined,
          object: refOf('people', 'person', person),
        }),
      );
      const content = await database.snapshot((tx) => readPersonalArchive(core, others, tx, actor, language ?? 'de'));
      const zip = streamZip(content, others.files, core.clock.now(), () => undefined);
      // Never over another file, and readable by whoever runs the command alone.
      await pipeline(zip, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
      print(`Written: ${content.texts.size} texts, ${content.files.length} files.`);
      return 0;
    },
  };
}
