import type { CallSession } from '../../fixtures/index.ts';
import { expect, test } from '../../fixtures/index.ts';
import { type Colleague, uniqueWord } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, untilCopied, untilKept } from '../../pages/device.ts';
import { InstructionsPage } from '../../pages/instructions-page.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

test.describe.configure({ timeout: 180_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

interface Report {
  readonly units: readonly {
    readonly unit: { readonly name: string } | null;
    readonly open: readonly { readonly person: { readonly name: string } }[];
    readonly confirmed: readonly { readonly person: { readonly name: string } }[];
  }[];
}

async function makeUnit(admin: CallSession, name: string): Promise<string> {
  const unit = await admin.call<{ id: string }>('POST', '/api/org-units', { code: name, name });
  return unit.id;
}

async function place(admin: CallSession, { id }: Colleague, orgUnit: string, lead = false): Promise<void> {
  const { person } = await admin.call<{ person: { revision: number } }>('GET', `/api/people/${id}/positions`);
  const positions = [{ orgUnit, title: 'Sachbearbeitung', lead, main: true, from: null, until: null }];
  await admin.call('PATCH', `/api/people/${id}`, { revision: person.revision, positions });
}

test('an office issues a page to two units; people confirm on the phone, one without a network; a new version asks again, a joiner too, and the report says what is so', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  watch.allow(/404/, 'what is no longer meant for somebody does not exist for them');
  const admin = await people.session('admin');
  const [office, one, two] = [uniqueWord('Hauptamt'), uniqueWord('Bauhof'), uniqueWord('Stadtkasse')];
  const units = [await makeUnit(admin, office), await makeUnit(admin, one), await makeUnit(admin, two)];
  const [lead, anna, bert, later] = [
    await people.colleague(),
    await people.colleague(),
    await people.colleague(),
    await people.colleague(),
  ];
  await place(admin, lead, units[0] ?? '', true);
  await place(admin, anna, units[1] ?? '');
  await place(admin, bert, units[2] ?? '');
  const leading = await people.newSession(lead.login, lead.password);
  const [annas, berts, laters] = [
    await people.newSession(anna.login, anna.password),
    await people.newSession(bert.login, bert.password),
    await people.newSession(later.login, later.password),
  ];
  const space = await makeSpace(leading, 'hidden');
  const title = uniqueWord('Winterdienst');
  const source = await makePage(leading, space.id, title);

  const desk = await people.open(leading, `/wiki/page/${source}`);
  const writing = new WikiPage(desk);
  await writing.write('Gestreut wird ab vier Grad.');
  await writing.expectSaved();
  const issuing = new InstructionsPage(desk);
  await issuing.begin();
  await issuing.addressOnly(one, two);
  await expect(issuing.dialog.getByText('Erreicht 2 Personen')).toBeVisible();
  await issuing.issue();
  await expect(desk.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  const report = async (number: number) => {
    const { units: all } = await leading.call<Report>('GET', `/api/instructions/${id}/report?number=${number}`);
    const names = (rows: readonly { person: { name: string } }[]) => rows.map(({ person }) => person.name);
    return {
      open: all.flatMap(({ open }) => names(open)).sort(),
      confirmed: all.flatMap(({ confirmed }) => names(confirmed)).sort(),
    };
  };
  expect(await report(1)).toEqual({ open: [anna.name, bert.name].sort(), confirmed: [] });

  // Anna reads it from the start page and confirms; she does not see the page of which it was made.
  const annasPhone = await people.open(annas, '/', phone);
  await annasPhone.getByRole('link', { name: new RegExp(title) }).click();
  const annasOwn = new InstructionsPage(annasPhone);
  await expect(annasPhone.getByRole('textbox', { name: 'Text der Dienstanweisung' })).toContainText('ab vier Grad');
  await annasOwn.confirm();
  await expect.poll(() => report(1)).toEqual({ open: [bert.name], confirmed: [anna.name] });

  // Bert has opened the list only; in the tunnel he opens the text for the first time, and confirms.
  const bertsPhone = await people.open(berts, '/instructions', phone);
  await expect(new InstructionsPage(bertsPhone).row('Zu bestätigen', title)).toBeVisible();
  await untilKept(bertsPhone);
  await untilCopied(bertsPhone, 'instructions.get');
  await bertsPhone.context().setOffline(true);
  await bertsPhone.close();
  const cold = await bertsPhone.context().newPage();
  await cold.goto('/instructions');
  const bertsOwn = new InstructionsPage(cold);
  await bertsOwn.row('Zu bestätigen', title).click();
  await expect(cold.getByRole('textbox', { name: 'Text der Dienstanweisung' })).toContainText('ab vier Grad');
  await bertsOwn.confirm();
  await expect(bertsOwn.confirmation.getByText('sobald wieder eine Verbindung besteht')).toBeVisible();
  expect(await report(1)).toEqual({ open: [bert.name], confirmed: [anna.name] });

  // Meanwhile there is a new version.
  await desk.goto(`/wiki/page/${source}`);
  await writing.write(' Neu: ab zwei Grad.');
  await writing.expectSaved();
  await issuing.begin();
  await issuing.dialog.getByRole('textbox', { name: /^Was ist neu\?/ }).fill('Gestreut wird früher.');
  await issuing.issue();
  await expect(desk.getByText('Gestreut wird früher.').first()).toBeVisible();
  expect(await report(2)).toEqual({ open: [anna.name, bert.name].sort(), confirmed: [] });

  // What Bert gave counts for what he had read; the new one is open.
  await cold.context().setOffline(false);
  await expect
    .poll(() => report(1), { timeout: 60_000 })
    .toEqual({ open: [], confirmed: [anna.name, bert.name].sort() });
  expect((await report(2)).open).toContain(bert.name);
  await cold.goto('/instructions');
  await expect(bertsOwn.row('Zu bestätigen', title)).toContainText('Neue Fassung');
  await expect(bertsOwn.row('Bestätigt', title)).toContainText('Fassung 1');

  // Anna's phone hears of it by itself, and confirms the new one.
  await expect(annasPhone.getByText('Gestreut wird früher.').first()).toBeVisible();
  await annasOwn.confirm();

  // Who joins is asked.
  await place(admin, later, units[2] ?? '');
  const latersPhone = await people.open(laters, '/', phone);
  await expect(latersPhone.getByRole('link', { name: new RegExp(title) })).toBeVisible();
  await expect.poll(() => report(2)).toEqual({ open: [bert.name, later.name].sort(), confirmed: [anna.name] });

  // What the office sees is that.
  await desk.goto('/instructions');
  await expect(issuing.row('Von Ihrer Stelle herausgegeben', title)).toContainText('1 von 3 bestätigt');
  await issuing.row('Von Ihrer Stelle herausgegeben', title).click();
  await expect(desk.getByText('1 von 3 haben bestätigt')).toBeVisible();
  const unit = desk.getByRole('main').getByRole('listitem').filter({ hasText: two });
  await expect(unit.first()).toContainText('0 von 2');
  await desk.getByRole('button', { name: 'Jetzt erinnern' }).click();
  await expect(desk.getByText('Heute erinnert')).toBeVisible();

  // Who leaves the addressees sees the text no more, and keeps the proof.
  await place(admin, anna, units[0] ?? '');
  await expect(annasPhone.getByText('ab zwei Grad')).toHaveCount(0);
  await annasPhone.goto('/instructions');
  await expect(annasOwn.row('Bestätigt', title).first()).toContainText('Gilt für Sie nicht mehr');
});
