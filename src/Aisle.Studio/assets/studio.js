// What the pages of the studio can't do from the server: keep a choice of colours, follow the system where none was made, and send a form.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');

  const keep = (name, dark, age) => {
    document.cookie = `aisle.studio.${name}=${dark ? 'dark' : 'light'}; path=/studio; samesite=strict${age}`;
  };

  const chosen = () => document.cookie.match(/(?:^|; )aisle\.studio\.theme=(dark|light)/)?.[1];

  /** Whether the page is dark, by choice or by the system; the server draws the next page so from its first byte. */
  const isDark = () => {
    keep('system', system.matches, '');
    const dark = chosen() ? chosen() === 'dark' : system.matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    return dark;
  };

  isDark();

  window.aisleStudio = {
    isDark,

    keepTheme(dark) {
      keep('theme', dark, `; max-age=${365 * 24 * 60 * 60}`);
      isDark();
    },

    /** Tells the layout whenever the system turns dark or light. */
    follow(layout) {
      system.addEventListener('change', () => layout.invokeMethodAsync('Follow', isDark()));
    },

    signOut(everywhere) {
      const form = document.querySelector('form[action="/studio/session/end"]');
      form.elements.everywhere.value = everywhere;
      form.submit();
    },
  };
})();
