import { defineError } from '@kontor/schema';

export const commentNotFound = defineError('news.comment_not_found', 'not-found', {
  de: 'Diesen Kommentar gibt es nicht mehr. Was Sie geschrieben haben, können Sie zum ganzen Beitrag sagen.',
  en: 'This comment is gone. You can say what you wrote about the whole post.',
});
export const commentTaken = defineError('news.comment_taken', 'conflict', {
  de: 'Unter dieser Kennung steht schon ein anderer Kommentar. Bitte senden Sie Ihren noch einmal.',
  en: 'Another comment stands under this id. Please send yours again.',
});
export const commentsClosed = defineError('news.comments_closed', 'forbidden', {
  de: 'Zu diesem Beitrag nimmt niemand mehr Kommentare entgegen. Wenden Sie sich bei Fragen direkt an die Verfasserin oder den Verfasser.',
  en: 'This post takes no more comments. If you have questions, please turn to its author.',
});
export const commentNotYours = defineError('news.comment_not_yours', 'forbidden', {
  de: 'Ändern und löschen kann einen Kommentar nur, wer ihn geschrieben hat.',
  en: 'Only who wrote a comment can change or delete it.',
});
export const moderationNotAllowed = defineError('news.moderation_not_allowed', 'forbidden', {
  de: 'Ausblenden kann Kommentare nur die Redaktion des Kanals.',
  en: 'Only editors of the channel can hide comments.',
});
export const closingNotAllowed = defineError('news.closing_not_allowed', 'forbidden', {
  de: 'Kommentare schließt, wer den Beitrag verfasst hat, oder die Redaktion des Kanals.',
  en: 'Comments are closed by who wrote the post, or by editors of the channel.',
});
