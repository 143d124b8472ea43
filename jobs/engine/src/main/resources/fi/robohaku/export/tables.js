// What pages with tables have in common: words without their case, and tables that are sorted by their headings.
const tables = (function () {
  'use strict';
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });

  function valueOf(cell) {
    return cell.querySelector('[aria-hidden]') ? '' : cell.dataset.sort || cell.textContent.trim();
  }

  // Empty cells stand last, whichever way a table is sorted.
  function sort(table, column, isDescending) {
    const rows = Array.from(table.tBodies[0].rows).map((row) => ({ row, value: valueOf(row.cells[column]) }));
    const isNumber = rows.every((one) => one.value === '' || !Number.isNaN(Number(one.value)));
    const compared = (a, b) => (isNumber ? Number(a) - Number(b) : collator.compare(a, b));
    rows.sort((a, b) => {
      if (a.value === '' || b.value === '') {
        return (a.value === '') - (b.value === '');
      }
      return isDescending ? compared(b.value, a.value) : compared(a.value, b.value);
    });
    table.tBodies[0].append(...rows.map((one) => one.row));
    table.classList.add('sorted');
  }

  function makeSortable(table) {
    const headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener('click', () => {
        const isDescending = heading.getAttribute('aria-sort') === 'ascending';
        headings.forEach((other) => other.removeAttribute('aria-sort'));
        heading.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
        sort(table, column, isDescending);
      });
    });
  }

  return { folded: (text) => text.normalize('NFC').toLocaleLowerCase(language), makeSortable };
})();
