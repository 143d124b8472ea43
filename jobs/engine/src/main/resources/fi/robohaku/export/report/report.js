// Sorts the tables and filters the rows of the longer ones. Without it all of them are there, in the order of the page.
(function () {
  'use strict';
  const leastRows = 6;
  const words = document.getElementById('main').dataset;

  function makeFilterable(table) {
    const rows = Array.from(table.tBodies[0].rows);
    const line = document.createElement('p');
    const label = document.createElement('label');
    const input = document.createElement('input');
    const count = document.createElement('span');
    line.className = 'filter';
    input.type = 'search';
    input.autocomplete = 'off';
    input.id = table.id + '-filter';
    label.htmlFor = input.id;
    label.textContent = words.filter;
    count.setAttribute('role', 'status');
    line.append(label, input, count);
    table.closest('.scroll').before(line);
    input.addEventListener('input', () => {
      const wanted = tables.folded(input.value).split(/\s+/).filter((word) => word !== '');
      rows.forEach((row) => {
        row.hidden = !wanted.every((word) => tables.folded(row.textContent).includes(word));
      });
      table.classList.toggle('filtered', wanted.length > 0);
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = wanted.length > 0 ? words.count.replace('{shown}', shown).replace('{all}', rows.length) : '';
    });
  }

  // A link to a row that is folded away or filtered out opens what hides it.
  function reveal() {
    const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const folder = named ? named.closest('details') : null;
    if (named ? named.hidden : false) {
      const input = document.getElementById(named.closest('table').id + '-filter');
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
    if (folder ? !folder.open : false) {
      folder.open = true;
      named.scrollIntoView();
    }
  }

  // Where the contents stand above the text and not beside it, they are folded away.
  document.querySelector('nav details').open = window.matchMedia('(min-width: 70rem)').matches;
  document.querySelectorAll('main table').forEach((table) => {
    if (table.tBodies[0].rows.length > 1) {
      tables.makeSortable(table);
    }
    if (table.tBodies[0].rows.length >= leastRows) {
      makeFilterable(table);
    }
  });
  window.addEventListener('hashchange', reveal);
  reveal();
})();
