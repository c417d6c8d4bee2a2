import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const payload = z.object({ gathering: id });

/** It says something else, was announced, cancelled or deleted. */
export const gatheringChanged = defineEvent('gatherings.gathering.changed', payload);
/** Where places are limited: how many are free, and how many people wait. */
export const placesChanged = defineEvent('gatherings.places.changed', payload);
/** For the person and the organisers: signed up, moved up, left, answered. */
export const signUpChanged = defineEvent('gatherings.sign-up.changed', payload.extend({ person: id }));
