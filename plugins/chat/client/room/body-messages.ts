import { defineMessages } from '@kontor/ui/messages';

export const bodyMessages = defineMessages('chat-body', {
  de: {
    copyCode: 'Code kopieren',
    codeCopied: 'Code kopiert',
    codeNotCopied: 'Der Browser lässt das Kopieren gerade nicht zu.',
  },
  en: {
    copyCode: 'Copy code',
    codeCopied: 'Code copied',
    codeNotCopied: 'The browser does not allow copying right now.',
  },
});
