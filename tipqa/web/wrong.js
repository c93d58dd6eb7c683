// "Report a wrong answer": what is wrong with it goes to the server's file for a reviewer.
const made = (tag, given, ...inside) => { const it = Object.assign(document.createElement(tag), given); it.append(...inside); return it; };

function reportWrong(button) {
  const turn = button.closest('.turn');
  if (turn.querySelector('.wrong-form')) return;
  const why = made('select', {}, ...[...document.querySelectorAll('#reasons option')].map(({ value, label }) => new Option(label, value)));
  const expected = made('input', { maxLength: 500, placeholder: 'What is right, if you know (optional)' });
  why.setAttribute('aria-label', 'What is wrong');
  expected.setAttribute('aria-label', 'What is right');
  const cancel = made('button', { type: 'button', className: 'quiet', textContent: 'Cancel' });
  const form = made('form', { className: 'wrong-form' }, why, expected, made('button', { type: 'submit', className: 'quiet', textContent: 'Report' }), cancel,
    made('p', { className: 'only', textContent: 'The question, the questions before it and the answer are written down on this server for a reviewer.' }));
  cancel.addEventListener('click', () => form.remove());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    trigger('wrong', { turn: turnOf(turn), why: why.value, expected: expected.value });
    form.remove();
  });
  button.closest('.meta').after(form);
  why.focus();
}
