import { foldCase } from '@kontor/base';
import type { PlaceWithOffices } from '../../shared/index.ts';

/** Places in whose names or ways in a text stands, with all their offices; else with those offices in which it does. */
export function findPlaces(places: readonly PlaceWithOffices[], typed: string): PlaceWithOffices[] {
  const wanted = foldCase(typed.trim());
  if (wanted === '') return [...places];
  const fits = (...texts: readonly string[]) => texts.some((text) => foldCase(text).includes(wanted));
  return places.flatMap((place) => {
    if (fits(place.building, place.street, ...place.access)) return [place];
    const offices = place.offices.filter(({ name, room }) => fits(name, room));
    return offices.length > 0 ? [{ ...place, offices }] : [];
  });
}
