import { type Body, readMarkdown } from '@kontor/matrix/shared';
import { type BodyParts, drawBody, ownPath, PersonName, WrittenLink } from '@kontor/plugin-api/client';
import { useMemo } from 'react';
import { personMeant } from '../../shared/mentions.ts';

/** What somebody wrote; who is named opens their card. */
export function BodyView({ text }: { readonly text: string }) {
  const body = useMemo(() => readMarkdown(text), [text]);
  return <div className="flex max-w-prose flex-col gap-2 [overflow-wrap:anywhere]">{drawBody(body, parts)}</div>;
}

const parts: BodyParts = {
  link(href, words, draw) {
    const person = personMeant(href, words);
    if (person === undefined)
      return (
        <WrittenLink href={href} inside={ownPath(href)}>
          {draw(words)}
        </WrittenLink>
      );
    return (
      <PersonName
        person={{ id: person, name: wordsOf(words).replace(/^@/, '') }}
        className="rounded-sm bg-accent-soft px-1 font-medium text-accent-text!"
      />
    );
  },
};

function wordsOf(body: Body): string {
  return body.map((node) => (node.kind === 'text' ? node.text : '')).join('');
}
