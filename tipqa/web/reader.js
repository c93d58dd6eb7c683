// The open report: steps to the next citation, brings the current words into view, marks their number in the answer.
const pane = element;
const cited = () => pane.closest('.two-panes').querySelector('.main-pane');  // what the citations stand in
const narrow = () => window.matchMedia('(max-width: 899px)').matches;

pane.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.copyLink) tellCopied(button, whole(button.dataset.copyLink));
  else if (button.dataset.example) {
    document.dispatchEvent(new CustomEvent('tipqa:ask', { detail: { question: button.dataset.example, at: null } }));
  } else if (button.dataset.n) trigger('cite', { turn: Number(button.dataset.turn), n: Number(button.dataset.n) });
  else if ('back' in button.dataset) cited().querySelector('.mark.current')?.scrollIntoView({ block: 'center' });
});

function show() {
  const head = pane.querySelector('.reader-head');
  cited().querySelectorAll('[data-n]').forEach((button) => {
    const current = !!head && button.dataset.turn === head.dataset.turn && button.dataset.n === head.dataset.n;
    button.classList.toggle('current', current);
    if (current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
  const report = pane.querySelector('.report');
  const words = pane.querySelector('mark.current');
  if (!report) return;
  const place = words ? words.getBoundingClientRect().top - report.getBoundingClientRect().top + report.scrollTop : 0;
  report.scrollTop = Math.max(0, place - report.clientHeight / 3);
}

pane.setAttribute('role', 'region');
pane.setAttribute('aria-label', 'Cited report');
watch('value', () => requestAnimationFrame(show));
pane.closest('.side-pane').addEventListener('reveal', () => {
  show();
  if (narrow()) pane.scrollIntoView({ block: 'start' });
});
