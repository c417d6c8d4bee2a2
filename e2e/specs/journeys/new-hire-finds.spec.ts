import { randomUUID } from 'node:crypto';
import { type CallSession, expect, test } from '../../fixtures/index.ts';
import { dayFromToday } from '../../pages/days.ts';
import { Palette } from '../../pages/palette.ts';
import { makeList, makeTask } from '../../pages/tasks-page.ts';

test.describe.configure({ timeout: 120_000 });

interface Hit {
  readonly title: string;
  readonly type: string;
  readonly path: string;
}

/** Who leads the office that is in charge of housing benefit in the demo city, and somebody who is there for them. */
async function aLeadWhoIsAway(admin: CallSession) {
  const { orgUnits } = await admin.call<{ orgUnits: { id: string; name: string; tasks: string[] }[] }>(
    'GET',
    '/api/org-units',
  );
  const unit = orgUnits.find(({ tasks }) => tasks.includes('Wohngeld'));
  const team = await admin.call<{ people: { id: string; name: string; lead: boolean }[] }>(
    'GET',
    `/api/directory/people?orgUnit=${unit?.id}&limit=50`,
  );
  const lead = team.people.find((person) => person.lead);
  const substitute = team.people.find((person) => !person.lead);
  if (!unit || !lead || !substitute) throw new Error('The demo city has an office for this, with people');
  return { unit, lead, substitute };
}

test('a new hire types half a word with a typo and finds page, person in charge, substitute, discussion, task and comment', async ({
  people,
}) => {
  const [admin, newHire] = [await people.session('admin'), await people.session('newhire')];
  const { unit, lead, substitute } = await aLeadWhoIsAway(admin);
  await admin.call('POST', '/api/absences', {
    ...{ person: lead.id, from: dayFromToday(), until: dayFromToday(), note: null },
    substitute: substitute.id,
  });
  const { spaces } = await newHire.call<{ spaces: { id: string; slug: string }[] }>('GET', '/api/spaces');
  const space = spaces.find(({ slug }) => slug === 'wohngeldstelle')?.id ?? '';
  const list = await makeList(newHire, 'Rückfragen', space);
  const { id: task } = await makeTask(newHire, list, 'Wohngeldanträge nachfordern');
  await newHire.call('POST', `/api/tasks/tasks/${task}/comments`, {
    id: randomUUID(),
    text: 'Beim Wohngeld fehlt oft der Mietvertrag.',
  });

  const find = async (type?: string) => {
    const wanted = type === undefined ? '' : `&type=${type}`;
    return (await newHire.call<{ hits: Hit[] }>('GET', `/api/search?q=Wohngled&limit=12${wanted}`)).hits;
  };
  const titles = async (type?: string) => (await find(type)).map(({ title }) => title);
  await expect.poll(() => titles('task'), { timeout: 20_000 }).toContain('Wohngeldanträge nachfordern');
  await expect.poll(() => titles('comment'), { timeout: 20_000 }).toContain('Beim Wohngeld fehlt oft der Mietvertrag.');
  await expect.poll(async () => (await titles()).slice(0, 6), { timeout: 20_000 }).toContain(substitute.name);
  expect((await titles()).slice(0, 6)).toContain(lead.name);
  expect(await titles('org-unit')).toContain(unit.name);
  expect((await find('page')).length).toBeGreaterThan(0);
  expect((await find('message')).length).toBeGreaterThan(0);

  const page = await people.open('newhire', '/');
  const palette = new Palette(page);
  await palette.open();
  await palette.type('Wohngled');
  await expect(palette.option(lead.name)).toBeVisible();
  await expect(palette.option(substitute.name)).toBeVisible();
});

test('a comment that was found opens where it stands', async ({ people }) => {
  const editor = await people.session('editor');
  const list = await makeList(editor, 'Eigenes');
  const { id: task } = await makeTask(editor, list, 'Geländer streichen');
  const said = 'Farbton ist Moosgrün, sechstausendfünf.';
  await editor.call('POST', `/api/tasks/tasks/${task}/comments`, { id: randomUUID(), text: said });
  const page = await people.open('editor', '/');
  const palette = new Palette(page);
  await expect
    .poll(async () => (await editor.call<{ hits: Hit[] }>('GET', '/api/search?q=Moosgrün')).hits.length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(0);
  await palette.open();
  await palette.type('Moosgrun');
  await palette.option(said).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/task/${task}#comment-`));
  await expect(page.getByText(said)).toBeInViewport();
  await expect(page.locator(':focus')).toContainText(said);
});
