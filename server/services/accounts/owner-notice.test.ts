import { issueOneTimeLink, listNotifications, removeSecondFactors } from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../testing/mail-catcher.ts';
import { startTown, type Town } from './testing/accounts-town.ts';

let mailbox: MailCatcher;
let town: Town;
let boss: ApiClient;
let bossAccount: string;

beforeAll(async () => {
  mailbox = await startMailCatcher();
  town = await startTown({ environment: { KONTOR_SMTP_URL: mailbox.url } });
  bossAccount = (await town.add({ login: 'boss', roles: ['administrator'], email: 'boss@stadt.example' })).id;
  boss = await town.signedIn('boss');
});
afterAll(async () => {
  await town.stop();
  await mailbox.stop();
});

async function noticesOf(login: string): Promise<string[]> {
  const client = await town.signedIn(login);
  const { notifications } = await client.call(listNotifications, {});
  return notifications.map(({ kind, text }) => `${kind}: ${text.de}`);
}

test('P21: a reset by an administrator is told to the owner, once by mail whoever carries the link', async () => {
  const byLetter = await town.add({ login: 'letter', email: 'letter@stadt.example' });
  await boss.call(issueOneTimeLink, { account: byLetter.id, mail: false });
  expect(await noticesOf('letter')).toEqual([expect.stringMatching(/^accounts\.changed_by.*Passwort Ihres Kontos/)]);
  const notice = await mailbox.next('letter@stadt.example');
  expect(notice).toContain('Die Administration hat einen Link erzeugt');
  expect(notice).not.toContain('#code=');

  const byMail = await town.add({ login: 'mailed', email: 'mailed@stadt.example' });
  await boss.call(issueOneTimeLink, { account: byMail.id, mail: true });
  expect(await noticesOf('mailed')).toHaveLength(1);
  expect(await mailbox.next('mailed@stadt.example')).toContain('#code=');
  expect(mailbox.count('mailed@stadt.example')).toBe(1);
});

test('P21: so are second factors that an administrator removes', async () => {
  const account = await town.add({ login: 'factors', email: 'factors@stadt.example' });
  await boss.call(removeSecondFactors, { account: account.id });
  expect(await noticesOf('factors')).toEqual([expect.stringContaining('zweiten Faktoren Ihres Kontos entfernt')]);
  expect(await mailbox.next('factors@stadt.example')).toContain('zweiten Faktoren');
});

test('nobody is told of an invitation, nor of what they do to their own account', async () => {
  const invited = await town.add({ login: 'invited', password: null, email: 'invited@stadt.example' });
  await boss.call(issueOneTimeLink, { account: invited.id, mail: false });
  await boss.call(issueOneTimeLink, { account: bossAccount, mail: false });
  const { rows } = await town.database.pool.query(
    'select person from notifications_entries where person = any($1::uuid[])',
    [
      [
        invited.person,
        (await town.database.pool.query('select person from accounts_accounts where id = $1', [bossAccount])).rows[0]
          .person,
      ],
    ],
  );
  expect(rows).toEqual([]);
});
