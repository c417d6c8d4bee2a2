import type { Language } from '@kontor/base';
import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron';
import { desktopTexts } from '../desktop-messages.ts';
import type { ElectronApi } from '../electron-api.ts';

/** What the right mouse button offers: corrections first, then what can be done with the text or link. */
export function contextMenu(
  params: Pick<
    ContextMenuParams,
    'misspelledWord' | 'dictionarySuggestions' | 'isEditable' | 'selectionText' | 'linkURL' | 'editFlags'
  >,
  language: Language,
  actions: { replace(word: string): void; learn(word: string): void; copy(text: string): void },
): MenuItemConstructorOptions[] {
  const texts = desktopTexts(language);
  const { misspelledWord: word, dictionarySuggestions: suggestions, editFlags, linkURL } = params;
  const groups: MenuItemConstructorOptions[][] = [
    word === ''
      ? []
      : [
          ...suggestions.slice(0, 5).map((label) => ({ label, click: () => actions.replace(label) })),
          { label: texts('learnWord', { word }), click: () => actions.learn(word) },
        ],
    params.isEditable
      ? [
          { label: texts('cut'), role: 'cut', enabled: editFlags.canCut },
          { label: texts('copy'), role: 'copy', enabled: editFlags.canCopy },
          { label: texts('paste'), role: 'paste', enabled: editFlags.canPaste },
          { label: texts('selectAll'), role: 'selectAll' },
        ]
      : params.selectionText.trim() !== ''
        ? [{ label: texts('copy'), role: 'copy' }]
        : [],
    /^(https|mailto):/i.test(linkURL) ? [{ label: texts('copyLink'), click: () => actions.copy(linkURL) }] : [],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: 'separator' as const }, ...group]));
}

export function offerContextMenu(
  contents: WebContents,
  { Menu, clipboard }: Pick<ElectronApi, 'Menu' | 'clipboard'>,
  language: () => Language,
): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenu(params, language(), {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
      copy: (text) => clipboard.writeText(text),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
