import { newId, refOf, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Notifications } from '@kontor/plugin-api/server';
import { personName } from '@kontor/schema';
import type { AccountRow } from './account-store.ts';
import { type AccountsContext, languageOf } from './accounts-context.ts';

const kind = 'accounts.changed_by_administrator';

/** What an administrator did to somebody else's account that would let them in there, or put its owner out. */
export type NoticedChange = 'reset_issued' | 'second_factors_removed' | 'sessions_ended';

const texts: Readonly<Record<NoticedChange, Sentence>> = {
  reset_issued: {
    de: 'Die Administration hat einen Link erzeugt, mit dem das Passwort Ihres Kontos neu gesetzt werden kann. Wenn Sie davon nichts wissen, fragen Sie bitte nach.',
    en: 'An administrator made a link with which the password of your account can be set anew. If this is news to you, please ask them.',
  },
  second_factors_removed: {
    de: 'Die Administration hat die zweiten Faktoren Ihres Kontos entfernt. Wenn Sie davon nichts wissen, fragen Sie bitte nach.',
    en: 'An administrator removed the second factors of your account. If this is news to you, please ask them.',
  },
  sessions_ended: {
    de: 'Die Administration hat Sie auf Geräten abgemeldet. Wenn Sie davon nichts wissen, fragen Sie bitte nach.',
    en: 'An administrator signed you out on devices. If this is news to you, please ask them.',
  },
};

export function defineAccountNotifications(notifications: Pick<Notifications, 'defineKind'>): void {
  notifications.defineKind({
    kind,
    label: { de: 'Die Administration hat etwas an Ihrem Konto geändert', en: 'An administrator changed your account' },
    on: true,
  });
}

/**
 * Tells the owner of an account in their inbox, and by mail where mail can leave, unless another mail tells it already.
 * What administrators do to their own account is no news.
 */
export async function noticeOwner(
  context: AccountsContext,
  tx: Tx,
  actor: Actor | undefined,
  account: AccountRow,
  change: NoticedChange,
  mailed = false,
): Promise<void> {
  if (!actor || actor.account === account.id) return;
  await context.notifications?.notify(tx, {
    kind,
    persons: [account.person],
    ref: refOf('people', 'person', account.person),
    text: texts[change],
    dedupeKey: `${kind}:${newId()}`,
    causedBy: actor.person,
  });
  if (mailed || account.email === null || !(await context.mail.isConfigured(tx))) return;
  const language = await languageOf(context, tx, account);
  const name = personName({ ...account, givenName: account.given_name, familyName: account.family_name });
  const organisation = (await context.organisation?.get(tx))?.name ?? 'Kontor';
  const values = { name, organisation, text: texts[change][language] };
  await context.mail.send(tx, { to: account.email, template: 'account-notice', values, language });
}
