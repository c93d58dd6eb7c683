// A place given as #s=START-END alone: ask for the page with those words marked. Without a script ?s=START-END does it.
const go = () => {
  const place = /^#s=(\d+-\d+)$/.exec(decodeURIComponent(location.hash));
  if (!place || document.getElementById(`s=${place[1]}`)) return;
  const address = new URL(location.href);
  if (address.searchParams.get('s') === place[1]) return;
  address.searchParams.set('s', place[1]);
  location.replace(address);
};
addEventListener('hashchange', go);
go();
