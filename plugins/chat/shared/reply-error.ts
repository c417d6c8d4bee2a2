import { defineError } from '@kontor/schema';

/** Told by mail alone, so no client has to know it. */
export const replyElsewhere = defineError('chat.reply_elsewhere', 'forbidden', {
  de: 'In direkten und privaten Räumen kann man nicht per E-Mail antworten. Bitte antworten Sie in Kontor.',
  en: 'Direct and private rooms cannot be answered by e-mail. Please answer in Kontor.',
});
