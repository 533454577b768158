/** Runs in a page, whose only thread draws it. */
export async function rename(): Promise<string> {
  // These are there to stop the page until its user answers.
  if (!confirm('Rename?')) return '';
  return window.prompt('Name?') ?? '';
}

export async function load(url: string): Promise<string> {
  const request = new XMLHttpRequest();
  request.open('GET', url, false); // error: [no-blocking-call] "`request.open()` blocks the event loop"
  request.send();
  return request.responseText;
}

export async function loadLater(url: string): Promise<string> {
  const request = new XMLHttpRequest();
  request.open('GET', url);
  return await (await fetch(url)).text();
}

interface Dialog {
  confirm(text: string): Promise<boolean>;
}

export async function renameWith(dialog: Dialog): Promise<boolean> {
  const confirm = (text: string): Promise<boolean> => dialog.confirm(text);
  return (await confirm('Rename?')) && (await dialog.confirm('Sure?'));
}
