import { pickLanguage } from '@kontor/base';
import { applyTheme, LanguageProvider, ToastProvider, themes } from '@kontor/ui';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentEditor, type DocumentEditorHandle, type DocumentParts } from '../index.ts';
import './story.css';

const parameters = new URLSearchParams(location.search);
const document_ = new Y.Doc();
const awareness = new Awareness(document_);
const names = ['Anna Beck', 'Jörg Müller-Lüdenscheidt', 'Haushaltsplan 2027', 'Dienstanweisung Aktenführung'];

const parts: DocumentParts = {
  findObjects: async (text, kind) =>
    names
      .map((name, at) => ({ ref: at < 2 ? `people/person/${at}` : `wiki/page/${at}`, name }))
      .filter(
        ({ ref, name }) =>
          (kind === 'any' || ref.startsWith('people')) && name.toLowerCase().includes(text.toLowerCase()),
      ),
  ObjectView: ({ label, display }) => (
    <span className={display === 'card' ? 'block rounded-lg bg-sunken p-3' : ''}>{label}</span>
  ),
  upload: async (file) => ({
    file: URL.createObjectURL(file).replace(/.*\//, ''),
    name: file.name,
    mime: file.type,
    size: file.size,
  }),
  fileUrl: (file) => `blob:${location.origin}/${file}`,
  onError: (error) => window.story.errors.push(String(error)),
};

declare global {
  interface Window {
    story: {
      document: Y.Doc;
      awareness: Awareness;
      handle?: DocumentEditorHandle;
      Y: typeof Y;
      errors: string[];
      show?: (isShown: boolean) => void;
    };
  }
}
window.story = { document: document_, awareness, Y, errors: [] };

applyTheme({ theme: themes.find((known) => known === parameters.get('theme')) ?? 'system', accent: undefined });
const root = document.querySelector('#root');
if (!root) throw new Error('The page has no #root');
/** `?hold` shows the document only when it is asked for, so that the time until it is painted can be measured. */
function Story() {
  const [isShown, setShown] = useState(parameters.get('hold') === null);
  window.story.show = setShown;
  if (!isShown) return null;
  return (
    <DocumentEditor
      document={document_}
      awareness={awareness}
      person={{ id: 'me', name: 'Ich' }}
      mayWrite={parameters.get('read') === null}
      label="Inhalt der Seite"
      parts={parts}
      onReady={(handle) => {
        window.story.handle = handle;
      }}
    />
  );
}

createRoot(root).render(
  <LanguageProvider initialLanguage={pickLanguage(parameters.get('language') ?? 'de')}>
    <ToastProvider>
      <main id="content" className="mx-auto max-w-3xl px-4 py-8 sm:px-8">
        <Story />
      </main>
    </ToastProvider>
  </LanguageProvider>,
);
