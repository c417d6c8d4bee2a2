import { useMessages } from '@kontor/ui';
import type { TemplatePlace } from '../../shared/index.ts';
import { templatesMessages } from './templates-messages.ts';

/** For whom a template is, in words. */
export function usePlaceName(): (place: TemplatePlace, unit: string) => string {
  const t = useMessages(templatesMessages);
  return (place, unit) => {
    if (place.level === 'organisation') return t('organisation');
    return place.level === 'unit' ? t('unit', { unit }) : t('position', { unit, title: place.title });
  };
}
