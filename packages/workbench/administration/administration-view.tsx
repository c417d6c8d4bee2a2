export function AdministrationView() {
  return null;
}
