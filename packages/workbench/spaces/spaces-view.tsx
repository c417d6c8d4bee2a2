export function SpacesView() {
  return null;
}
