import { expect, test } from 'vitest';
import { KeyedWork } from './keyed-work.ts';

function workOf(run: (key: string) => Promise<void>, beside = 2) {
  const failures: string[] = [];
  const work = new KeyedWork(run, { beside, onFailure: (key) => failures.push(key) });
  return { work, failures };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a key never runs twice at a time, others run beside it, and what is asked for meanwhile runs once more', async () => {
  const running: string[] = [];
  const done: string[] = [];
  let most = 0;
  const { work } = workOf(async (key) => {
    expect(running).not.toContain(key);
    running.push(key);
    most = Math.max(most, running.length);
    await soon();
    running.splice(running.indexOf(key), 1);
    done.push(key);
  });
  for (const key of ['a', 'b', 'c']) work.add(key);
  for (let time = 0; time < 5; time += 1) work.add('a');
  await work.run('c');
  await expect.poll(() => work.isIdle).toBe(true);
  expect(most).toBe(2);
  expect(done.filter((key) => key === 'a')).toHaveLength(2);
});

test('who waits gets the run that began afterwards', async () => {
  let value = 0;
  const seen: number[] = [];
  const { work } = workOf(async () => {
    const read = value;
    await soon();
    seen.push(read);
  });
  work.add('a');
  await Promise.resolve();
  value = 1;
  await work.run('a');
  expect(seen.at(-1)).toBe(1);
});

test('what fails is told to who waits, and tried again until it works', async () => {
  let left = 2;
  const { work, failures } = workOf(async () => {
    left -= 1;
    if (left >= 0) throw new Error('not yet');
  });
  await expect(work.run('a')).rejects.toThrow('not yet');
  await expect.poll(() => work.isIdle).toBe(true);
  expect(failures).toEqual(['a', 'a']);
});

test('stopping finishes what runs and begins nothing', async () => {
  const done: string[] = [];
  const { work } = workOf(async (key) => {
    await soon();
    done.push(key);
  }, 1);
  work.add('a');
  const waiting = work.run('b');
  const refused = expect(waiting).rejects.toThrow();
  await work.stop();
  await refused;
  work.add('c');
  await soon();
  expect(done).toEqual(['a']);
});
