import { describe, expect, it } from 'vitest';
import { blocksOf, plainTextOf, spansOf } from './prose-parts.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('blocksOf', () => {
  it('reads headings, paragraphs with their lines, and both kinds of lists', () => {
    expect(blocksOf('## Wir\n\nEine Zeile\nnoch eine\n\n- a\n- b\n1. c\n### Klein\nEnde')).toEqual([
      { kind: 'heading', spans: [text('Wir')] },
      { kind: 'paragraph', lines: [[text('Eine Zeile')], [text('noch eine')]] },
      { kind: 'list', items: [[text('a')], [text('b')]] },
      { kind: 'steps', items: [[text('c')]] },
      { kind: 'subheading', spans: [text('Klein')] },
      { kind: 'paragraph', lines: [[text('Ende')]] },
    ]);
  });

  it('has nothing for nothing', () => {
    expect(blocksOf(' \n\n')).toEqual([]);
  });
});

describe('spansOf', () => {
  it('reads strong words, links, bare addresses and gaps', () => {
    expect(spansOf('Ein **Wort**, [hier](/help), https://a.example/x. Und a.b@c.example [Bitte: Ort]')).toEqual([
      text('Ein '),
      { kind: 'strong', text: 'Wort' },
      text(', '),
      { kind: 'link', text: 'hier', href: '/help' },
      text(', '),
      { kind: 'link', text: 'https://a.example/x', href: 'https://a.example/x' },
      text('. Und '),
      { kind: 'link', text: 'a.b@c.example', href: 'mailto:a.b@c.example' },
      text(' '),
      { kind: 'gap', text: 'Bitte: Ort' },
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'JaVaScRiPt:x', 'vbscript:x'])(
    'leads nowhere by %s',
    (address) => {
      expect(spansOf(`[klick](${address})`).some(({ kind }) => kind === 'link')).toBe(false);
    },
  );

  it('takes HTML for the text that it is', () => {
    expect(spansOf('<b onclick="x">a</b>')).toEqual([text('<b onclick="x">a</b>')]);
  });
});

it('gives the words alone for searching', () => {
  expect(plainTextOf('## Kopf\n\nEin **Wort**\n- [eins](/x)\n- zwei')).toBe('Kopf Ein Wort eins zwei');
});
