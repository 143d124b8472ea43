// Sorts, filters and searches the lists, and shows one list or one card at a time. Without it all of them are there.
(function () {
  'use strict';
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const lists = all('section.list');
  const cards = all('article.card');
  let opened = '';

  // What a row or a card says of its subject, without headings, labels and names of files.
  function textOf(element) {
    return all('h2, td, tbody th, dd', element)
      .map((one) => Array.from(one.childNodes).filter((node) => node.nodeName !== 'SMALL').map((node) => node.textContent).join(' '))
      .join(' ');
  }

  function makeFilterable(list) {
    const controls = list.querySelector('.controls');
    const search = controls.querySelector('input');
    const choices = all('select', controls);
    const count = controls.querySelector('.count');
    const rows = all('tbody tr', list).map((row) => ({
      row,
      text: tables.folded(textOf(row) + ' ' + textOf(document.getElementById(row.dataset.card))),
    }));
    const apply = () => {
      const words = tables.folded(search.value).split(/\s+/).filter((word) => word !== '');
      let shown = 0;
      rows.forEach((one) => {
        const isChosen = choices.every(
          (choice) => choice.value === '*' || one.row.getAttribute('data-f' + choice.dataset.filter) === choice.value,
        );
        one.row.hidden = !(isChosen ? words.every((word) => one.text.includes(word)) : false);
        shown += one.row.hidden ? 0 : 1;
      });
      count.textContent = count.dataset.text.replace('{shown}', shown).replace('{all}', rows.length);
    };
    search.addEventListener('input', apply);
    choices.forEach((choice) => choice.addEventListener('change', apply));
    controls.querySelector('.clear').addEventListener('click', () => {
      search.value = '';
      choices.forEach((choice) => (choice.value = '*'));
      apply();
      search.focus();
    });
    controls.hidden = false;
    apply();
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }

  // What the address names: a list, a card, or something within one; the first list where it names nothing.
  function show(isFirst) {
    const named = document.getElementById(decoded(location.hash.slice(1)));
    const isPlain = named ? ['main', 'top'].includes(named.id) : false;
    if (isPlain ? !isFirst : false) {
      named.focus();
      return;
    }
    const card = named ? named.closest('article.card') : null;
    const list = card ? null : (named ? named.closest('section.list') : null) || lists[0];
    lists.forEach((one) => (one.hidden = one !== list));
    cards.forEach((one) => {
      one.hidden = one !== card;
      one.classList.toggle('only', one === card);
    });
    const current = card ? card.dataset.list : list.id;
    all('nav a').forEach((link) => {
      if (link.hash === '#' + current) {
        link.setAttribute('aria-current', 'true');
      } else {
        link.removeAttribute('aria-current');
      }
    });
    if (!isFirst || card) {
      const row = card ? null : list.querySelector('tr[data-card="' + CSS.escape(opened) + '"]:not([hidden]) a');
      (row || (card || list).querySelector('h2')).focus();
      window.scrollTo(0, row ? window.scrollY : 0);
    }
    opened = card ? card.id : '';
  }

  lists.forEach((list) => {
    tables.makeSortable(list.querySelector('table'));
    makeFilterable(list);
  });
  document.addEventListener('keydown', (event) => {
    const card = document.getElementById(opened);
    if (event.key === 'Escape') {
      if (card) {
        location.hash = card.dataset.list;
      }
    }
  });
  window.addEventListener('hashchange', () => show(false));
  show(true);
})();
