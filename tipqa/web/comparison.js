// Clicks in the comparison: a citation. A new comparison is shown from its beginning.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !button.dataset.n) return;
  trigger('cite', { n: Number(button.dataset.n) });
  element.closest('.two-panes').querySelector('.side-pane').dispatchEvent(new Event('reveal'));
});

element.setAttribute('role', 'region');
element.setAttribute('aria-label', 'Comparison');
element.tabIndex = 0;
watch('value', () => { element.scrollTop = 0; });
