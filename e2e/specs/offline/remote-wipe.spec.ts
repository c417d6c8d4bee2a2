import type { Page } from '@playwright/test';
import { type CallSession, expect, test } from '../../fixtures/index.ts';
import type { Colleague } from '../../fixtures/people.ts';
import { ownDevice, readStorage, untilKept } from '../../pages/device.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test.describe.configure({ timeout: 120_000 });

/** What an administrator does about a lost device, or about somebody who is not to get in any more. */
const orders: Readonly<Record<string, (admin: CallSession, who: Colleague) => Promise<unknown>>> = {
  'ends all sessions': (admin, { account }) => admin.call('DELETE', `/api/accounts/${account}/sessions`),
  async 'ends the session of the lost device'(admin, { account }) {
    const list = `/api/accounts/${account}/sessions`;
    const { sessions } = await admin.call<{ sessions: { id: string }[] }>('GET', list);
    expect(sessions).toHaveLength(1);
    await admin.call('DELETE', `${list}/${sessions[0]?.id}`);
  },
  'suspends the account': (admin, { account }) => admin.call('PATCH', `/api/accounts/${account}`, { suspended: true }),
};

for (const [what, order] of Object.entries(orders))
  test(`when an administrator ${what}, a device that was off is wiped once it is online, and shows nothing after`, async ({
    people,
    watch,
  }) => {
    watch.allow(/401|WebSocket|ERR_INTERNET_DISCONNECTED/, 'the test takes network and session away');
    watch.allow(/ERR_INVALID_ARGUMENT|\.(svg|js) net::ERR_FAILED/, 'what the page that is left still loads is wiped');
    const colleague = await people.colleague();
    const page = await people.openStranger('/', ownDevice);
    await new SignInPage(page).signIn(colleague.login, colleague.password);
    await new Shell(page).expectSignedIn();
    await untilKept(page);
    const context = page.context();
    await page.close();
    await context.setOffline(true);
    await order(await people.session('admin'), colleague);

    // Nobody can tell a device without a network; what it had is what it shows.
    const off = await context.newPage();
    await off.goto('/');
    await expect(new Shell(off).heading(new RegExp(colleague.name))).toBeVisible();
    await off.close();
    await context.setOffline(false);
    const online = await context.newPage();
    await online.goto('/', { waitUntil: 'commit' });
    await new SignInPage(online).expectShown();
    await expectNothingOf(online, colleague.name);

    await context.setOffline(true);
    await online.close();
    const next = await context.newPage();
    await expect(next.goto('/')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await expect(next.getByText(colleague.name)).toHaveCount(0);
  });

async function expectNothingOf(page: Page, name: string): Promise<void> {
  await expect.poll(() => readStorage(page)).toMatchObject({ databases: [], caches: [], workers: 0 });
  expect((await readStorage(page)).texts.join()).not.toContain(name);
}
