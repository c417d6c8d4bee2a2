import { refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Notifications, Organisation } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';

const kind = 'legal.barrier_reported';

export interface NoticeParts {
  readonly accounts: Pick<Accounts, 'listAdministrators'>;
  readonly mail: Pick<Mail, 'isConfigured' | 'send'>;
  readonly notifications: Notifications;
  readonly organisation: Organisation;
}

export function defineReportNotifications(notifications: Pick<Notifications, 'defineKind'>): void {
  notifications.defineKind({
    kind,
    label: { de: 'Jemand hat eine Barriere gemeldet', en: 'Somebody reported a barrier' },
    on: true,
  });
}

/** Tells every administrator in their inbox and, where mail can leave, by mail; neither repeats what was written. */
export async function noticeAdministrators(
  core: Core,
  { accounts, mail, notifications, organisation }: NoticeParts,
  tx: Tx,
  report: { readonly id: string; readonly reference: string },
): Promise<void> {
  const administrators = await accounts.listAdministrators(tx);
  const { reference } = report;
  await notifications.notify(tx, {
    kind,
    persons: administrators.map(({ person }) => person),
    ref: refOf('legal', 'report', report.id),
    text: {
      de: `Jemand hat eine Barriere gemeldet (${reference}).`,
      en: `Somebody reported a barrier (${reference}).`,
    },
    dedupeKey: `${kind}:${report.id}`,
    causedBy: undefined,
  });
  if (!(await mail.isConfigured(tx))) return;
  const { name, language: usual } = await organisation.get(tx);
  const values = { organisation: name, reference, link: `${core.config.url}/administration/legal` };
  for (const { email, language } of administrators)
    if (email !== null)
      await mail.send(tx, { to: email, template: 'barrier-report', values, language: language ?? usual });
}
