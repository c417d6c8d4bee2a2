import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { planOf } from './vite-chunks.ts';

interface Made {
  readonly imports?: readonly string[];
  /** What it loads when somebody goes there. */
  readonly later?: readonly string[];
  readonly is?: 'page' | 'screen' | 'shared';
  readonly characters?: number;
}

/** Chunks as the bundler makes them, one module each, named alike. */
function chunksOf(made: Readonly<Record<string, Made>>): Rolldown.OutputChunk[] {
  return Object.entries(made).map(
    ([name, { imports = [], later = [], is = 'shared', characters = 100 }]) =>
      ({
        name,
        fileName: name,
        imports: [...imports],
        dynamicImports: [...later],
        isEntry: is === 'page',
        isDynamicEntry: is === 'screen',
        facadeModuleId: is === 'shared' ? null : `/${name}`,
        moduleIds: [name],
        code: 'x'.repeat(characters),
      }) as unknown as Rolldown.OutputChunk, // what the plan reads of a chunk
  );
}

const pages: Record<string, Made> = {
  shell: { is: 'page', imports: ['react', 'router'] },
  'sign-in': { is: 'page', imports: ['react', 'password'] },
  react: {},
  router: { imports: ['react'] },
  password: { imports: ['react'] },
};

test('what pages share goes by the pages that use it, so that none loads what only another needs', () => {
  const plan = planOf(chunksOf(pages));
  expect(Object.fromEntries(plan)).toEqual({
    react: 'of-shell-sign-in',
    router: 'of-shell',
    password: 'of-sign-in',
  });
});

test('Home, its cards and all that they need are one file', () => {
  const plan = planOf(
    chunksOf({
      ...pages,
      'home/home-view.tsx': { is: 'screen', imports: ['router', 'list'] },
      'away-home-view.tsx': { is: 'screen', imports: ['dialog'] },
      list: {},
      dialog: { characters: 90_000 },
    }),
  );
  for (const module of ['home/home-view.tsx', 'away-home-view.tsx', 'list', 'dialog'])
    expect(plan.get(module)).toBe('first-screen');
});

test('small pieces of several screens are one file, large ones and the screens stay alone', () => {
  const plan = planOf(
    chunksOf({
      ...pages,
      'people-view.tsx': { is: 'screen', imports: ['tabs', 'calendar'] },
      tabs: { imports: ['tab', 'react'] },
      tab: {},
      calendar: { imports: ['tab'], characters: 90_000 },
    }),
  );
  expect(plan.get('tabs')).toBe('pieces');
  expect(plan.get('tab')).toBe('pieces');
  expect(plan.has('calendar')).toBe(false);
  expect(plan.has('people-view.tsx')).toBe(false);
});

test('a piece that needs something with a file of its own stays alone, else the two would import each other', () => {
  const plan = planOf(
    chunksOf({
      ...pages,
      'absence-view.tsx': { is: 'screen', imports: ['field'] },
      field: { imports: ['calendar'] },
      calendar: { imports: ['tab'], characters: 90_000 },
      tab: {},
    }),
  );
  expect(plan.get('tab')).toBe('pieces');
  expect(plan.has('field')).toBe(false);
});

test('a piece that needs the sign-in page itself never comes into a file that the shell loads', () => {
  const plan = planOf(
    chunksOf({
      ...pages,
      'welcome-view.tsx': { is: 'screen', imports: ['entry-call'] },
      'entry-call': { imports: ['sign-in'] },
    }),
  );
  expect(plan.has('entry-call')).toBe(false);
});

test('what the sign-in page comes to load is never in a file with what needs the shell, which would run it there', () => {
  const plan = planOf(
    chunksOf({
      ...pages,
      'sign-in': { is: 'page', imports: ['react', 'password'], later: ['setup-view.tsx'] },
      'setup-view.tsx': { is: 'screen', imports: ['field', 'steps'] },
      'home/home-view.tsx': { is: 'screen', imports: ['field', 'greeting'] },
      field: { imports: ['react'] },
      greeting: { imports: ['shell'] },
      steps: { imports: ['field'] },
      card: { imports: ['shell'] },
    }),
  );
  expect(plan.get('greeting')).toBe('first-screen');
  expect(plan.get('field')).toBe('first-screen-anywhere');
  expect(plan.get('card')).toBe('pieces');
  expect(plan.get('steps')).toBe('pieces-anywhere');
});
