// React Aria brings its own texts in some thirty languages; a build for ours keeps German and English.
const foreignText =
  /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*[\\/](?!de-DE|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

/** A Vite plugin that empties React Aria's texts in languages in which the product does not ship. */
export function reactAriaLocales() {
  return {
    name: 'kontor-react-aria-locales',
    enforce: 'pre',
    load(id) {
      return foreignText.test(id.split('?')[0]) ? 'export default {};' : undefined;
    },
  };
}
