import { defineMessages } from '@kontor/ui/messages';

export const ownMessages = defineMessages('news-own', {
  de: {
    toDecide: 'Wartet auf Ihre Freigabe',
    underWay: 'In Arbeit',
    out: 'Erschienen',
    over: 'Abgelaufen oder zurückgezogen',
    none: 'Noch keine Beiträge von Ihnen',
    noneText: 'Hier stehen Ihre Entwürfe und alles, was Sie veröffentlicht haben.',
  },
  en: {
    toDecide: 'Waits for your approval',
    underWay: 'Under way',
    out: 'Came out',
    over: 'Expired or withdrawn',
    none: 'No posts of yours yet',
    noneText: 'Here are your drafts and everything that you have published.',
  },
});
