// Tries an operation: sends what the form says and shows what comes back. Without a script the form opens the address.
const MOST = 40000; // characters of an answer that are shown

const addressOf = (form) => {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll('[name]')) {
    const value = field.value.trim();
    if (field.dataset.path !== undefined) path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (value && field.dataset.many === undefined) query.append(field.name, value);
    else if (value && field.name === 'history') query.append(field.name, value);
    else for (const one of value.split(',').map((it) => it.trim()).filter(Boolean)) query.append(field.name, one);
  }
  return `${path}${query.size ? '?' : ''}${query}`;
};

const send = async (form) => {
  const token = document.getElementById('token').value.trim();
  const body = form.querySelector('[data-body]');
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers['Content-Type'] = 'application/json';
  const address = addressOf(form);
  const began = performance.now();
  const answer = await fetch(address, { method: form.method, headers, body: body ? body.value : undefined });
  const text = await answer.text();
  const took = Math.round(performance.now() - began);
  const size = text.length.toLocaleString('en');
  return { status: `${answer.status} ${answer.statusText} · ${took} ms · ${size} characters · ${address}`, text };
};

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('.operation form');
  if (!form) return;
  event.preventDefault();
  const reply = form.parentElement.querySelector('.reply');
  const [status, shown] = [reply.querySelector('.status'), reply.querySelector('pre')];
  reply.hidden = false;
  status.textContent = 'asking …';
  try {
    const got = await send(form);
    const whole = pretty(got.text);
    status.textContent = got.status;
    shown.textContent = whole.length > MOST ? `${whole.slice(0, MOST)}\n… and ${(whole.length - MOST).toLocaleString('en')} more characters` : whole;
  } catch (error) {
    status.textContent = `no answer: ${error.message}`;
    shown.textContent = '';
  }
});
