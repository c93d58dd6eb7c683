// How far the index is, asked anew every second; without a script the page loads itself again.
const place = document.getElementById('progress');
const ask = async () => {
  const answer = await fetch(location.href);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress');
  if (!next) return;
  if (next.querySelector('progress')) setTimeout(ask, 1000);
  place.replaceChildren(...next.childNodes);
};
if (place && place.querySelector('progress')) setTimeout(ask, 1000);
