// What the pages of the studio can't do from the server: keep a choice of colours, and send a form.
window.aisleStudio = {
  keepTheme(dark) {
    const year = 365 * 24 * 60 * 60;
    document.cookie = `aisle.studio.theme=${dark ? 'dark' : 'light'}; path=/studio; max-age=${year}; samesite=strict`;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  },

  signOut(everywhere) {
    const form = document.querySelector('form[action="/studio/session/end"]');
    form.elements.everywhere.value = everywhere;
    form.submit();
  },
};
