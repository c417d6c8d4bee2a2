import { expect, test } from 'vitest';
import { planFiles } from './import-files-planner.ts';
import { planInThread } from './import-thread.ts';
import { csv } from './test-import-client.ts';

const current = { persons: [], positions: new Map(), orgUnits: [], profiles: new Map(), today: '2026-11-26' };

test('a thread answers what the same files give without one', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => `p${index},Anna,Beck ${index},not an address,,,,,Mo,Excel`);
  const files = { people: Buffer.from(csv('ok,Søren,Åberg,,,,,,Di,GIS', ...rows)), orgUnits: undefined };
  const input = { files, current, removeMissing: false };
  const beside = await planInThread(input);
  const here = planFiles(input);
  expect(beside.checked).toEqual(here.checked);
  expect(beside.plan.summary).toEqual(here.plan.summary);
  // Ids are new ones each time.
  const names = ({ plan }: typeof here) => plan.create.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  expect(names(beside)).toEqual(names(here));
});

test('files that are no table are refused by their code there, too', async () => {
  const files = { people: Buffer.from('\u0000\u0001 no table'), orgUnits: undefined };
  await expect(planInThread({ files, current, removeMissing: false })).rejects.toMatchObject({
    code: 'directory.import_unreadable',
  });
});
