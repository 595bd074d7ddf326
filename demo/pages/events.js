const list = document.querySelector('#events');

/** The fields of each event, as text. */
const fieldsOf = {
  'login-start': ({ provider, mode, url }) => ({ provider, mode, url }),
  login: ({ provider, reason, authorization, error, errorDescription }) => ({
    provider,
    reason,
    authorization: authorization ? `${authorization.user.name} (${authorization.user.id})` : 'null',
    error,
    errorDescription,
  }),
  logout: ({ provider, reason }) => ({ provider, reason }),
};

function element(tag, text = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function showEvent(event) {
  const item = element('li');
  const fields = element('dl');
  for (const [name, value] of Object.entries(fieldsOf[event.type](event))) {
    if (value !== '') fields.append(element('dt', name), element('dd', String(value)));
  }
  item.classList.toggle('failed', Boolean(event.error));
  item.append(element('strong', event.type), fields);
  list.prepend(item);
}

for (const type of Object.keys(fieldsOf)) document.addEventListener(type, showEvent);
