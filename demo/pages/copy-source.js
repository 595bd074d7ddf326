/** Pages on plain http elsewhere than on localhost have no clipboard: there the person copies what is selected. */
async function copy(code) {
  try {
    await window.navigator.clipboard.writeText(code.textContent);
    return 'Copied';
  } catch {
    code.parentElement.focus();
    window.getSelection().selectAllChildren(code);
    return 'Selected. Copy it with your keyboard or menu.';
  }
}

for (const button of document.querySelectorAll('button.copy')) {
  const file = button.closest('details, figure');
  const status = file.querySelector('[role="status"]');
  button.addEventListener('click', async () => {
    status.textContent = '';
    status.textContent = await copy(file.querySelector('code'));
  });
}

// A long menu shows the page that the person is on, as a column at once, and as a list when it opens.
const menu = document.querySelector('#pages');
const current = menu.querySelector('[aria-current]');
const showCurrent = () => (menu.scrollTop = current.offsetTop - menu.clientHeight / 2);
if (current) {
  showCurrent();
  menu.addEventListener('toggle', showCurrent);
}
