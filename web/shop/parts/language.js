const key = 'shop:lang';

/** The language that the address or an earlier choice asks for, else the browser's. */
export function chosenLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  try {
    if (asked) {
      sessionStorage.setItem(key, asked);
    }
    return asked ?? sessionStorage.getItem(key) ?? navigator.language;
  } catch {
    return asked ?? navigator.language; // storage is refused
  }
}
