// Copying a text at a click, also where the page is not allowed the clipboard.
const whole = (link) => new URL(link, location.href).href;

async function tellCopied(button, text) {
  const label = button.textContent;
  button.textContent = (await copied(text)) ? 'Copied' : 'Copying is not allowed here';
  setTimeout(() => { button.textContent = label; }, 1600);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
