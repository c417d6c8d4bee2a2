import { expect, test } from '../../fixtures/index.ts';

// What is connected is the whole organisation's.
test.describe.configure({ mode: 'serial' });

test.afterEach(async ({ people }) => {
  const admin = await people.session('admin');
  const { sources } = await admin.call<{ sources: { id: string }[] }>('GET', '/api/sources');
  for (const { id } of sources) await admin.call('DELETE', `/api/sources/${id}`);
  const { providers } = await admin.call<{ providers: { id: string }[] }>('GET', '/api/openid/providers');
  for (const { id } of providers) await admin.call('DELETE', `/api/openid/providers/${id}`);
  const { clients } = await admin.call<{ clients: { id: string }[] }>('GET', '/api/scim/clients');
  for (const { id } of clients) await admin.call('DELETE', `/api/scim/clients/${id}`);
});

test('a directory is added, says that it does not answer, and is removed', async ({ people, watch }) => {
  watch.allow(/\/api\/sources(\/\S+\/test)?(\)| [45]\d\d)/, 'nothing answers there, and plain LDAP is refused');
  const page = await people.open('admin', '/administration/sources');
  await page.getByRole('button', { name: 'Verzeichnisdienst hinzufügen' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Speichern' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Rathaus');
  const url = dialog.getByRole('textbox', { name: 'Adresse' });
  await url.fill('ldap.stadt.example');
  await dialog.getByRole('textbox', { name: 'Suchbasis', exact: true }).fill('dc=stadt,dc=example');
  await save.click();
  await expect(dialog.getByText('Beginnt mit ldaps:// oder ldap://')).toBeVisible();
  await url.fill('ldap://ldap.stadt.example');
  await save.click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'im Klartext' })).toBeVisible();
  await url.fill('ldap://127.0.0.1:9');
  await save.click();
  await expect(dialog).toHaveCount(0);

  const row = page.getByRole('list', { name: 'Verzeichnisdienste' }).getByRole('listitem');
  await expect(row).toContainText('Rathaus');
  await expect(row).toContainText('noch nie abgeglichen');
  await row.getByRole('button', { name: 'Verbindung prüfen' }).click();
  await expect(row).toContainText(/Der Dienst sagt: .*ECONNREFUSED/);
  await row.getByRole('button', { name: 'Probelauf' }).click();
  await expect(dialog).toContainText('Der Abgleich ist fehlgeschlagen', { timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Schließen' }).last().click();

  await row.getByRole('button', { name: 'Mehr zu Rathaus' }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(page.getByText('Noch kein Verzeichnisdienst')).toBeVisible();
});

test('a provider stands on the sign-in page, and one that is away is told in words there', async ({
  people,
  watch,
}) => {
  watch.allow(/\/api\/session\/openid(\)| 503)/, 'the provider cannot be reached');
  const admin = await people.session('admin');
  const { id } = await admin.call<{ id: string }>('POST', '/api/openid/providers', {
    name: 'Rathaus-Login',
    issuer: 'http://127.0.0.1:9',
    clientId: 'kontor',
    link: 'never',
    loginClaim: 'preferred_username',
    secondFactorBy: [],
  });
  try {
    const page = await people.openStranger('/tasks');
    await page.getByRole('link', { name: 'Mit Rathaus-Login anmelden' }).click();
    await expect(page.getByRole('alert')).toContainText('Der Anmeldedienst antwortet nicht');
    await expect(page).toHaveURL(/\/sign-in\.html\?next=%2Ftasks$/);
  } finally {
    // Others look at the sign-in page as it is without one.
    await admin.call('DELETE', `/api/openid/providers/${id}`);
  }
});

test('a program gets a token that is shown once, another one instead, and none any more', async ({ people }) => {
  const page = await people.open('admin', '/administration/sources');
  await page.getByRole('button', { name: 'Zugang anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Identität');
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  const shown = dialog.getByText(/^kontor-scim-/);
  const token = await shown.innerText();
  const statusOf = async (given: string) =>
    (await fetch(new URL('/scim/v2/Users', page.url()), { headers: { authorization: `Bearer ${given}` } })).status;
  expect(await statusOf(token)).toBe(200);
  await dialog.getByRole('button', { name: 'Fertig' }).click();
  const row = page.getByRole('list', { name: 'Benutzerverwaltung (SCIM)' }).getByRole('listitem');
  await expect(row).toContainText('noch keine Personen');
  await expect(page.getByText(token)).toHaveCount(0);

  const more = row.getByRole('button', { name: 'Mehr zu Identität' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Neues Token' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Neues Token' }).click();
  const next = await shown.innerText();
  expect([await statusOf(token), await statusOf(next)]).toEqual([401, 200]);
  await dialog.getByRole('button', { name: 'Fertig' }).click();

  await more.click();
  await page.getByRole('menuitem', { name: 'Zugang entziehen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Zugang entziehen' }).click();
  await expect(page.getByText('Noch kein Zugang')).toBeVisible();
  expect(await statusOf(next)).toBe(401);
});
