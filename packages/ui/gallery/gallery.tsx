import { type Language, pickLanguage } from '@kontor/base';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  applyTheme,
  ColourField,
  checkContrast,
  defaultAccent,
  LanguageProvider,
  PageHeader,
  Select,
  SkipLink,
  type Theme,
  ToastProvider,
  themes,
  useLanguage,
} from '../index.ts';
import { ButtonStories } from './button.stories.tsx';
import { FeedbackStories } from './feedback.stories.tsx';
import { FieldStories } from './field.stories.tsx';
import './gallery.css';
import { ListStories } from './list.stories.tsx';
import { OverlayStories } from './overlay.stories.tsx';
import { PeopleStories } from './people.stories.tsx';
import { TextStories } from './text.stories.tsx';

const parameters = new URLSearchParams(location.search);
const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English' };

function Controls() {
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useState(themes.find((known) => known === parameters.get('theme')) ?? 'system');
  const [accent, setAccent] = useState(parameters.get('accent') ?? defaultAccent);
  const report = checkContrast(accent);
  function change(next: Theme, colour: string) {
    setTheme(next);
    setAccent(colour);
    applyTheme({ theme: next, accent: checkContrast(colour).valid ? colour : undefined });
  }
  return (
    <div className="grid gap-4 pb-8 sm:grid-cols-3">
      <Select
        label="Language"
        options={(['de', 'en'] as const).map((id) => ({ id, label: languageNames[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <Select
        label="Theme"
        options={themes.map((id) => ({ id, label: id }))}
        value={theme}
        onChange={(next) => change(next, accent)}
      />
      <ColourField
        label="Accent"
        value={accent}
        onChange={(next) => change(theme, next)}
        description={report.usableAsIs ? 'as it is' : `shown as ${report.accents?.light.text ?? '–'}`}
      />
    </div>
  );
}

function Gallery() {
  return (
    <main id="content" className="mx-auto max-w-5xl px-4 py-8 sm:px-8">
      <PageHeader title="Galerie" description="Every component in its usual states." />
      <Controls />
      <ButtonStories />
      <FieldStories />
      <PeopleStories />
      <ListStories />
      <FeedbackStories />
      <TextStories />
      <OverlayStories />
    </main>
  );
}

applyTheme({
  theme: themes.find((known) => known === parameters.get('theme')) ?? 'system',
  accent: parameters.get('accent') ?? undefined,
});
const root = document.querySelector('#root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <LanguageProvider initialLanguage={pickLanguage(parameters.get('language') ?? 'de')}>
    <SkipLink />
    <ToastProvider>
      <Gallery />
    </ToastProvider>
  </LanguageProvider>,
);
