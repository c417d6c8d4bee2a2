import type { Template, TemplatePlace } from '../../shared/index.ts';

/** Where a template is shown, whether it has been saved or not. */
export function templatePath(place: TemplatePlace): string {
  if (place.level === 'organisation') return '/onboarding/template/organisation';
  const title = place.level === 'position' ? `?${new URLSearchParams({ title: place.title })}` : '';
  return `/onboarding/template/${place.unit}${title}`;
}

/** What stands at such an address. */
export function placeAt(id: string, title: string | undefined): TemplatePlace {
  if (id === 'organisation') return { level: 'organisation' };
  return title ? { level: 'position', unit: id, title } : { level: 'unit', unit: id };
}

export function isAt(place: TemplatePlace, { place: other }: Pick<Template, 'place'>): boolean {
  return templatePath(place) === templatePath(other);
}
