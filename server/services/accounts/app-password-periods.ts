import type { Audit, Periods } from '@kontor/plugin-api/server';
import { countUnused, deleteUnused } from './app-password-store.ts';
import { accountRef, type SessionService } from './session-service.ts';

/** A key that no program uses any more opens a door that nobody looks at. */
export function provideAppPasswordPeriods(periods: Periods, audit: Audit, sessions: SessionService): void {
  periods.provide({
    kind: 'accounts.app-passwords',
    label: { de: 'Unbenutzte App-Passwörter', en: 'Unused app passwords' },
    counts: {
      de: 'Gezählt ab der letzten Nutzung, sonst ab der Anlage; danach öffnet es nichts mehr',
      en: 'Counted from the last use, else from when it was made; then it opens nothing any more',
    },
    byDefault: 365,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: false,
    count: (tx, { before }) => countUnused(tx, before),
    async expire(tx, { before, limit }) {
      const gone = await deleteUnused(tx, before, limit);
      if (gone.length > 0) await sessions.announce(tx, gone, undefined);
      for (const { account } of gone) {
        const object = accountRef(account);
        await audit.append(tx, { kind: 'accounts.app_password_removed', actor: undefined, object });
      }
      return gone.length;
    },
  });
}
