// What a point of a chart says stands below it while the pointer or the focus is on it.
for (const figure of document.querySelectorAll('.chart')) {
  const line = figure.querySelector('.said');
  const rest = line.textContent;
  const show = (event) => {
    const point = event.target.closest('a');
    if (point) line.textContent = point.getAttribute('aria-label');
  };
  const hide = () => { line.textContent = rest; };
  for (const name of ['pointerover', 'focusin']) figure.addEventListener(name, show);
  for (const name of ['pointerleave', 'focusout']) figure.addEventListener(name, hide);
}
