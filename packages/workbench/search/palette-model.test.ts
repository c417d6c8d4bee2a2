import type { Command } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { Inbox } from '@kontor/ui';
import { describe, expect, it } from 'vitest';
import { activeEntry, movedChoice, paletteEntries } from './palette-model.ts';

const command = (id: string, de: string, en: string): Command => ({
  id,
  label: (language) => (language === 'de' ? de : en),
  icon: Inbox,
  run: () => {},
});
const commands = [command('inbox', 'Zum Eingang gehen', 'Go to inbox'), command('theme', 'Hell und dunkel', 'Theme')];
const hit = (id: string): SearchHit => ({
  ref: `people/person/${id}`,
  type: 'person',
  title: id,
  titleMatches: [],
  snippet: null,
  fields: {},
  subtitle: null,
  path: `/people/${id}`,
  picture: null,
});

describe('palette', () => {
  it('lists every command while nothing is typed, and no left-over hits', () => {
    expect(paletteEntries(' ', [hit('a')], commands, 'de').map(({ id }) => id)).toEqual([
      'command/inbox',
      'command/theme',
    ]);
  });

  it('lists what was found before fitting commands, by words in the language in use', () => {
    expect(paletteEntries('eingang gehen', [hit('a')], commands, 'de').map(({ id }) => id)).toEqual([
      'people/person/a',
      'command/inbox',
    ]);
    expect(paletteEntries('eingang', [], commands, 'en')).toEqual([]);
  });

  it('keeps the line somebody moved to when another answer arrives, and takes the first when it is gone', () => {
    const before = paletteEntries('a', [hit('a'), hit('b')], [], 'de');
    const chosen = movedChoice(before, undefined, 1);
    expect(chosen).toBe('people/person/b');
    const after = paletteEntries('a', [hit('c'), hit('b')], [], 'de');
    expect(activeEntry(after, chosen)?.id).toBe('people/person/b');
    expect(activeEntry(paletteEntries('a', [hit('c')], [], 'de'), chosen)?.id).toBe('people/person/c');
  });

  it('goes around at both ends and stands still when empty', () => {
    const entries = paletteEntries('a', [hit('a'), hit('b')], [], 'de');
    expect(movedChoice(entries, undefined, -1)).toBe('people/person/b');
    expect(movedChoice(entries, 'people/person/b', 1)).toBe('people/person/a');
    expect(movedChoice([], undefined, 1)).toBeUndefined();
  });
});
