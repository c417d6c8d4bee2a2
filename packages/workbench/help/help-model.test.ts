import type { HelpTopic } from '@kontor/plugin-api/client';
import { describe, expect, it } from 'vitest';
import { findTopics, topicsAbout } from './help-model.ts';

const topic = (id: string, about: HelpTopic['about'], title: string, text = ''): HelpTopic => ({
  id,
  chapter: 'work',
  about,
  title: { de: title, en: title },
  text: { de: text, en: text },
});
const ids = (topics: readonly HelpTopic[]) => topics.map(({ id }) => id);

describe('topicsAbout', () => {
  const topics = [topic('home', ['/'], 'a'), topic('people', ['/people'], 'b'), topic('me', ['/people/me'], 'c')];

  it('has what is about this very screen first, then what is about the place above it', () => {
    expect(ids(topicsAbout(topics, '/people/me'))).toEqual(['me', 'people']);
    expect(ids(topicsAbout(topics, '/people'))).toEqual(['people']);
    expect(ids(topicsAbout(topics, '/peoples'))).toEqual([]);
  });

  it('does not take the start page for the place above everything', () => {
    expect(ids(topicsAbout(topics, '/'))).toEqual(['home']);
    expect(ids(topicsAbout(topics, '/inbox'))).toEqual([]);
  });
});

describe('findTopics', () => {
  const topics = [
    topic('absence', [], 'Abwesenheit und Vertretung', 'Wer Sie **vertritt**, sieht Ihren Eingang nicht.'),
    topic('inbox', [], 'Den Eingang abarbeiten', '- erledigen'),
    topic('office', [], 'Ämter', 'Straße'),
  ];
  const find = (query: string) => ids(findTopics(topics, query, 'de'));

  it('finds by the beginning of words, titles before texts', () => {
    expect(find('eing')).toEqual(['inbox', 'absence']);
    expect(find('vertr')).toEqual(['absence']);
    expect(find('wesenheit')).toEqual(['absence']);
  });

  it('wants every word', () => {
    expect(find('eingang erledigen')).toEqual(['inbox']);
    expect(find('eingang zebra')).toEqual([]);
  });

  it('knows umlauts in every spelling', () => {
    for (const query of ['ämter', 'aemter', 'Ämt', 'strasse']) expect(find(query), query).toEqual(['office']);
  });

  it.each(['vertretnug', 'vertetung', 'verrtretung', 'vertratung'])('forgives one wrong letter: %s', (query) => {
    expect(find(query)).toEqual(['absence']);
  });

  it('has nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('?!')).toEqual([]);
  });
});
