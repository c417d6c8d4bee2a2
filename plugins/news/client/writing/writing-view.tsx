import type { Language } from '@kontor/base';
import type { DocumentEditorHandle } from '@kontor/editor/document';
import { lazyPart } from '@kontor/plugin-api/client';
import { useSharedDocument } from '@kontor/plugin-api/document';
import { Page, useMessages } from '@kontor/ui';
import { Suspense, useState } from 'react';
import { type Post, postRef, translationRef } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { LanguageSwitch } from '../post/language-switch-view.tsx';
import { DraftCover } from './draft-cover-view.tsx';
import { DraftText } from './draft-text-view.tsx';
import { LineField } from './line-field-view.tsx';
import { usePostChange } from './use-change.ts';
import { WritingBanner } from './writing-banner-view.tsx';
import { WritingBar } from './writing-bar-view.tsx';
import { writingMessages } from './writing-messages.ts';

const PollEditor = lazyPart<{ post: string }>(async () => (await import('../polls/poll-editor-view.tsx')).PollEditor);

/** A post while it is written, by one or several at once; in one of its languages at a time. */
export function Writing({ post }: { readonly post: Post }) {
  const t = useMessages(writingMessages);
  const n = useMessages(newsMessages);
  const { draft } = post;
  const [chosen, setChosen] = useState<Language>('de');
  const language = draft?.hasEnglish ? chosen : 'de';
  const opened = useSharedDocument('news', language === 'en' ? translationRef(post.id) : postRef(post.id));
  if (!draft) return null;
  return (
    <div className="flex min-h-full flex-col">
      <WritingBar post={post} document={opened} onEnglish={() => setChosen('en')} />
      <Page>
        <article className="flex flex-col gap-5">
          <h1 className="sr-only">{draft.title || n('untitled')}</h1>
          <WritingBanner post={post} />
          <DraftCover post={post} />
          {draft.hasEnglish && <LanguageSwitch value={language} onChange={setChosen} />}
          <Words key={language} post={post} language={language} document={opened} />
          {post.mayWrite && (
            <Suspense>
              <PollEditor post={post.id} />
            </Suspense>
          )}
          <p className="sr-only" role="status">
            {post.mayWrite ? '' : t('readOnly')}
          </p>
        </article>
      </Page>
    </div>
  );
}

interface WordsProps {
  readonly post: Post;
  readonly language: Language;
  readonly document: ReturnType<typeof useSharedDocument>;
}

function Words({ post, language, document }: WordsProps) {
  const t = useMessages(writingMessages);
  const { change, error } = usePostChange(post);
  const [handle, setHandle] = useState<DocumentEditorHandle>();
  const { draft, mayWrite } = post;
  const isEnglish = language === 'en';
  if (!draft) return null;
  const words = isEnglish
    ? { title: draft.titleEn, teaser: draft.teaserEn }
    : { title: draft.title, teaser: draft.teaser };
  const enter = () => handle?.focus();
  return (
    <div lang={language} className="flex flex-col gap-3">
      <LineField
        label={t('titleField')}
        placeholder={t('titlePlaceholder')}
        value={words.title}
        longest={200}
        isReadOnly={!mayWrite}
        hasFocus={mayWrite && words.title === ''}
        className="text-2xl font-semibold"
        onSave={(title) => change(isEnglish ? { titleEn: title } : { title })}
        onDone={enter}
      />
      <LineField
        label={t('teaserField')}
        placeholder={t('teaserPlaceholder')}
        value={words.teaser}
        longest={400}
        isReadOnly={!mayWrite}
        className="text-lg text-muted"
        onSave={(teaser) => change(isEnglish ? { teaserEn: teaser } : { teaser })}
        onDone={enter}
      />
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error.message}
        </p>
      )}
      <div className="border-t border-border pt-4">
        <DraftText
          post={post.id}
          document={document}
          mayWrite={mayWrite}
          label={t(isEnglish ? 'textEn' : 'text')}
          onReady={setHandle}
        />
      </div>
    </div>
  );
}
