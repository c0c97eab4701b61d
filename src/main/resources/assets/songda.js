// Songda's own script: every page works without it.
// A form marked data-confirm asks once before it is sent; / focuses the first search field.
(function () {
  'use strict';
  document.addEventListener('submit', function (event) {
    var question = event.target.getAttribute && event.target.getAttribute('data-confirm');
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === '/' && !typing) {
      var field = document.querySelector('[data-search]');
      if (field) {
        event.preventDefault();
        field.focus();
      }
    }
  });
  // Hovering or focusing one side of the confirmation page lights the other.
  // Entries that came from the same characters are named together there: data-entry="9 10 11".
  function light(event) {
    var row = event.target.closest ? event.target.closest('[data-entry]') : null;
    document.querySelectorAll('.lit').forEach(function (old) { old.classList.remove('lit'); });
    (row ? row.getAttribute('data-entry').split(' ') : []).forEach(function (entry) {
      document.querySelectorAll('[data-entry~="' + entry + '"]')
        .forEach(function (twin) { twin.classList.add('lit'); });
    });
  }
  document.addEventListener('mouseover', light);
  document.addEventListener('focusin', light);
})();
