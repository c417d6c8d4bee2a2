/** How a cover stands: its room is kept before it comes, so that nothing below it moves. */
export const coverClasses = 'aspect-5/2 w-full rounded-lg bg-hover object-cover sm:aspect-4/1';
