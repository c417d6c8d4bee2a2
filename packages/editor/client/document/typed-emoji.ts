import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { withEmoji } from '../emoji/emoji-codes.ts';

/** The second colon of `:kaffee:` puts the sign in the place of the code; in code nothing changes. */
export const TypedEmoji = Extension.create({
  name: 'typedEmoji',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput(view, from, to, text) {
          const $from = view.state.doc.resolve(from);
          const isCode = $from.parent.type.spec.code || $from.marks().some(({ type }) => type.name === 'code');
          if (text !== ':' || isCode || view.composing) return false;
          const words = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
          const [code] = /(?<![\w:]):[\w+-]{1,30}$/.exec(words) ?? [];
          const sign = code === undefined ? '' : withEmoji(`${code}:`);
          if (code === undefined || sign === `${code}:`) return false;
          view.dispatch(view.state.tr.insertText(sign, from - code.length, to));
          return true;
        },
      },
    }),
  ],
});
