import { defineMessages } from '@kontor/ui/messages';

export const spaceOrderMessages = defineMessages('space-order', {
  de: {
    list: 'Meine Bereiche ordnen',
    done: 'Fertig',
    kept: 'Reihenfolge gespeichert',
  },
  en: {
    list: 'Put my spaces in order',
    done: 'Done',
    kept: 'Order saved',
  },
});
