import type { Command, HelpTopic } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { Inbox } from '@kontor/ui';
import { describe, expect, it } from 'vitest';
import { activeEntry, movedChoice, type PaletteSources, paletteEntries } from './palette-model.ts';

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

const nothing: PaletteSources = { hits: [], hasMore: false, recent: [], here: [], commands: [], topics: [] };
const found = (...ids: string[]): PaletteSources => ({ ...nothing, hits: ids.map(hit) });
const topic: HelpTopic = {
  id: 'inbox',
  chapter: 'work',
  about: [],
  title: { de: 'Den Eingang abarbeiten', en: 'Work through the inbox' },
  text: { de: '', en: '' },
};

describe('palette', () => {
  const sources = {
    ...found('a'),
    commands,
    recent: [{ path: '/people/b', title: 'B', at: 0 }],
    topics: [topic],
  };

  it('lists what was opened last and every command while nothing is typed, and no left-over hits', () => {
    expect(paletteEntries(' ', sources, 'de').map(({ id }) => id)).toEqual([
      'recent//people/b',
      'command/inbox',
      'command/theme',
    ]);
  });

  it('lists what was found before fitting commands and topics of the help, by words in the language in use', () => {
    expect(paletteEntries('eingang', sources, 'de').map(({ id }) => id)).toEqual([
      'people/person/a',
      'command/inbox',
      'help/inbox',
    ]);
    expect(paletteEntries('eingang', { ...nothing, commands }, 'en')).toEqual([]);
  });

  it('lists what can be done on the screen before the other commands', () => {
    const here = [command('read', 'Den Eingang als gelesen markieren', 'Mark as read')];
    expect(paletteEntries('', { ...sources, here }, 'de').map(({ id }) => id)).toEqual([
      'recent//people/b',
      'here/read',
      'command/inbox',
      'command/theme',
    ]);
    expect(paletteEntries('eingang', { ...sources, here }, 'de').map(({ id }) => id)).toEqual([
      'people/person/a',
      'here/read',
      'command/inbox',
      'help/inbox',
    ]);
  });

  it('leads to all hits where there are more, after those it shows', () => {
    const more = paletteEntries('eingang', { ...sources, hasMore: true }, 'de').map(({ id }) => id);
    expect(more).toEqual(['people/person/a', 'all', 'command/inbox', 'help/inbox']);
    expect(paletteEntries(' ', { ...sources, hasMore: true }, 'de').map(({ id }) => id)).not.toContain('all');
  });

  it('lists objects alone once it is narrowed', () => {
    expect(paletteEntries('eingang', sources, 'de', true).map(({ id }) => id)).toEqual(['people/person/a']);
  });

  it('keeps the line somebody moved to when another answer arrives, and takes the first when it is gone', () => {
    const before = paletteEntries('a', found('a', 'b'), 'de');
    const chosen = movedChoice(before, undefined, 1);
    expect(chosen).toBe('people/person/b');
    const after = paletteEntries('a', found('c', 'b'), 'de');
    expect(activeEntry(after, chosen)?.id).toBe('people/person/b');
    expect(activeEntry(paletteEntries('a', found('c'), 'de'), chosen)?.id).toBe('people/person/c');
  });

  it('goes around at both ends and stands still when empty', () => {
    const entries = paletteEntries('a', found('a', 'b'), 'de');
    expect(movedChoice(entries, undefined, -1)).toBe('people/person/b');
    expect(movedChoice(entries, 'people/person/b', 1)).toBe('people/person/a');
    expect(movedChoice([], undefined, 1)).toBeUndefined();
  });
});
