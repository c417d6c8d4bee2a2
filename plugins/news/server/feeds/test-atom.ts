import sax, { type QualifiedTag } from 'sax';

/** Reads a feed strictly; throws where it is not well-formed. `children` and `textOf` name an element by the one it is in. */
export function readAtom(text: string) {
  const found: { readonly name: string; readonly inside: string; readonly rel: string; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = sax.parser(true, { xmlns: true });
  let root = { name: '', uri: '' };
  parser.onerror = (failure) => {
    throw failure;
  };
  parser.onopentag = (given) => {
    const { local: name, uri, attributes } = given as QualifiedTag; // `xmlns` makes all of them so
    if (open.length === 0) root = { name, uri };
    const element = { name, inside: open.at(-1)?.name ?? '', rel: attributes.rel?.value ?? '', text: '' };
    found.push(element);
    open.push(element);
  };
  parser.ontext = (words) => {
    const element = open.at(-1);
    if (element) element.text += words;
  };
  parser.onclosetag = () => void open.pop();
  parser.write(text).close();
  const children = (inside: string, name: string) =>
    found.filter((each) => each.inside === inside && each.name === name);
  return { root, children, textOf: (inside: string, name: string) => children(inside, name)[0]?.text ?? '' };
}
