import { authenticatorCode } from '../../fixtures/authenticator.ts';
import { expect, test } from '../../fixtures/index.ts';
import type { KontorServer } from '../../fixtures/kontor-server.ts';
import { type CallSession, signInByCall } from '../../fixtures/session.ts';
import { SecondFactorSettings } from '../../pages/second-factor-settings.ts';
import { Shell } from '../../pages/shell.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

const password = 'Neun Störche über dem Rathausdach';

/** A fresh city whose administrator has a second factor, and somebody who has none. */
async function aCity({ url, setupCode }: KontorServer): Promise<CallSession> {
  const administrator = { login: 'mara', givenName: 'Mara', familyName: 'Lindenau', email: null, password };
  const organisation = { name: 'Stadt Lindenau', language: 'de', accent: '#2f6f5e' };
  const body = JSON.stringify({ code: setupCode, organisation, administrator });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${url}/api/setup`, { method: 'POST', headers, body })).ok).toBe(true);
  const admin = await signInByCall(url, 'mara', password);
  const { secret } = await admin.call<{ secret: string }>('POST', '/api/account/totp', { password });
  await admin.call('POST', '/api/account/totp/confirm', { code: authenticatorCode(secret) });
  const { id } = await admin.call<{ id: string }>('POST', '/api/people', { givenName: 'Kim', familyName: 'Kranich' });
  const invited = { person: id, login: 'kim', roles: [], mail: false };
  const { invitation } = await admin.call<{ invitation: { code: string } }>('POST', '/api/accounts', invited);
  await admin.call('POST', '/api/one-time-code', { code: invitation.code, password });
  return admin;
}

async function demand(admin: CallSession, graceDays: number): Promise<void> {
  const held = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  const { secondFactorSince: _since, staffCouncil: _mode, uploadMegabytesAtMost: _most, ...settings } = held;
  const duty = { secondFactor: 'everyone', secondFactorGraceDays: graceDays };
  await admin.call('PUT', '/api/organisation/policies', { ...settings, ...duty });
}

test('who has to have a second factor is told until when, and after that sets one up before anything else', async ({
  newKontor,
  browser,
  watch,
}) => {
  watch.allow(/\b40[13]\b|socket|live/i, 'the session ends, and every other door is closed');
  const admin = await aCity(newKontor);
  await demand(admin, 10);
  const context = await browser.newContext({ baseURL: newKontor.url });
  watch.watch(context);
  const page = await context.newPage();
  const signIn = async () => {
    await page.goto('/');
    await page.getByLabel('Anmeldename').fill('kim');
    await page.getByLabel('Passwort', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  };
  await signIn();
  await expect(page.getByText(/verlangt einen zweiten Faktor\. Bitte richten Sie ihn bis/)).toBeVisible();
  await new Shell(page).expectSignedIn();
  expect(await findBarriers(page)).toEqual([]);

  await demand(admin, 0);
  await expect(page.getByLabel('Anmeldename')).toBeVisible();
  await signIn();
  await expect(page.getByRole('heading', { name: 'Richten Sie einen zweiten Faktor ein' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  const goOn = page.getByRole('button', { name: 'Weiter' });
  await expect(goOn).toBeDisabled();
  const factors = new SecondFactorSettings(page);
  await factors.begin();
  await factors.confirmCode(authenticatorCode(await factors.confirmPassword(password)));
  await factors.recoveryCodes.getByRole('button', { name: 'Ich habe sie aufbewahrt' }).click();
  await goOn.click();
  await new Shell(page).expectSignedIn();
  await expect(page.getByText(/verlangt einen zweiten Faktor/)).toHaveCount(0);
  await context.close();
});
