import { defineError } from '@kontor/schema';

export const postNotFound = defineError('news.post_not_found', 'not-found', {
  de: 'Diesen Beitrag gibt es nicht, oder er ist nicht an Sie gerichtet.',
  en: 'This post does not exist, or is not meant for you.',
});
export const postReadOnly = defineError('news.post_read_only', 'forbidden', {
  de: 'Das dürfen hier nur Autorinnen und Autoren oder die Redaktion des Kanals. Ist der Beitrag eingereicht oder geplant, holen Sie ihn zuerst zurück.',
  en: 'Only its authors or the editors of the channel may do this. If the post is handed in or scheduled, take it back first.',
});
export const postChangedMeanwhile = defineError('news.post_changed', 'conflict', {
  de: 'Jemand hat den Beitrag inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the post meanwhile. Please check your change and save again.',
});
export const postIncomplete = defineError('news.post_incomplete', 'input', {
  de: 'Es fehlt noch ein Titel oder der Text, auf Deutsch oder in der englischen Fassung. Bitte ergänzen Sie beides.',
  en: 'A title or the text is still missing, in German or in the English version. Please complete both.',
});
export const needsApproval = defineError('news.needs_approval', 'forbidden', {
  de: 'In diesem Kanal veröffentlicht die Redaktion. Bitte reichen Sie den Beitrag ein.',
  en: 'In this channel the editors publish. Please hand the post in.',
});
export const wrongState = defineError('news.wrong_state', 'conflict', {
  de: 'Der Beitrag ist inzwischen in einem anderen Zustand. Bitte sehen Sie nach und entscheiden Sie neu.',
  en: 'The post is in another state by now. Please have a look and decide again.',
});
export const momentPassed = defineError('news.moment_passed', 'input', {
  de: 'Dieser Zeitpunkt ist schon vorbei. Bitte wählen Sie einen späteren, oder veröffentlichen Sie sofort.',
  en: 'This moment has passed. Please choose a later one, or publish at once.',
});
export const channelNotFound = defineError('news.channel_not_found', 'not-found', {
  de: 'Diesen Kanal gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This channel does not exist, or you have no access.',
});
export const channelReadOnly = defineError('news.channel_read_only', 'forbidden', {
  de: 'In diesem Kanal dürfen Sie nicht schreiben. Bitte wenden Sie sich an die Redaktion oder die Administration.',
  en: 'You may not write in this channel. Please ask its editors or the administrators.',
});
export const channelChangedMeanwhile = defineError('news.channel_changed', 'conflict', {
  de: 'Jemand hat den Kanal inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the channel meanwhile. Please check your change and save again.',
});
export const channelExists = defineError('news.channel_exists', 'conflict', {
  de: 'Diese Stelle oder dieser Bereich hat schon einen Kanal. Öffnen Sie ihn in der Liste, auch wenn er archiviert ist.',
  en: 'This office or space has a channel already. Open it in the list, also where it is archived.',
});
export const coverNotPicture = defineError('news.cover_not_picture', 'input', {
  de: 'Das Titelbild muss ein Bild sein: JPEG, PNG, WebP, AVIF oder GIF.',
  en: 'The cover has to be a picture: JPEG, PNG, WebP, AVIF or GIF.',
});
export const versionNotFound = defineError('news.version_not_found', 'not-found', {
  de: 'Diese Fassung gibt es nicht.',
  en: 'There is no such version.',
});
