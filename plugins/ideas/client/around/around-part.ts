/** What stands elsewhere, as one file. */
export { IdeasAside } from './aside-view.tsx';
export { HomeIdeas } from './home-ideas-view.tsx';
