/** Requests of the web of the asynchronous kind, with their progress. */
export function upload(url: string, file: Blob, onProgress: (share: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new Error(`No answer from ${url}.`));
    request.open('PUT', url, true);
    request.send(file);
  });
}

export async function exists(url: string): Promise<boolean> {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve) => request.addEventListener('loadend', resolve));
  request.open('HEAD', url);
  request.send();
  await done;
  return request.status === 200;
}
