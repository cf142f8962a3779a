// Adds a copy button to each form of a citation. Without this file the text can be marked and copied as any other.

const said = document.createElement('p');
said.className = 'vh';
said.setAttribute('role', 'status');
document.body.append(said);

for (const block of document.querySelectorAll('[data-copy-block]')) {
  const text = block.querySelector('[data-copy-text]');
  const name = block.querySelector('h3').textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-small';
  const label = () => { button.textContent = 'Copy'; button.setAttribute('aria-label', `Copy: ${name}`); };
  label();
  button.addEventListener('click', async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch { // not allowed, or not over https: the text is marked, to be copied by hand
      done = false;
      getSelection().selectAllChildren(text);
    }
    button.textContent = done ? 'Copied' : 'Marked: copy it now';
    said.textContent = `${name}: ${button.textContent}`;
    setTimeout(label, 3000);
  });
  block.append(button);
}
