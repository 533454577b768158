/** The many ways of dropping a promise in one line, in a small player of sounds. */
interface Sound {
  play(): Promise<void>;
  stop?(): Promise<void>;
}
declare function choose(name: string): Sound | undefined;
declare function warn(text: string): void;
declare const isMuted: boolean;

export function beep(sound: Sound): void {
  isMuted || sound.play(); // error: [no-missing-await] "`sound.play()` returns a promise"
  isMuted ? warn('muted') : sound.play(); // error: [no-missing-await] "`sound.play()` returns a promise"
  isMuted ? sound.play() : choose('pong')?.play(); // error: [no-missing-await] "`sound.play()` returns a promise"
  isMuted ? warn('muted') : sound ? warn('loud') : choose('ping')?.play(); // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
  sound.play() || warn('not played'); // error: [no-missing-await] "nothing is checked"
  (warn('now'), sound.play()); // error: [no-missing-await] "`sound.play()` returns a promise"
  (sound.play(), choose('pong')?.play()); // error: [no-missing-await] "`sound.play()` returns a promise" // error: [no-missing-await] "returns a promise"
  sound.stop?.(); // error: [no-missing-await] "`sound.stop()` returns a promise"
  choose('ping')?.play(); // error: [no-missing-await] "returns a promise"
  sound.play().then(() => warn('played')); // error: [no-missing-await] "`sound.play().then()` returns a promise"
  sound.play().finally(() => warn('over')); // error: [no-missing-await] "returns a promise"
  sound.play().catch(undefined); // error: [no-missing-await] "This rejection handler is not a function"
  new Promise<void>((_, reject) => reject(new Error('silence'))); // error: [no-missing-await] "returns a promise"
  import('../arrays/ranking.js'); // error: [no-missing-await] "returns a promise"
}

export function start(sound: Sound): Promise<void> {
  const playing = sound.play();
  playing.finally(() => warn('over')); // error: [no-missing-await] "`playing.finally()` returns a promise"
  return playing;
}

export async function beepProperly(sound: Sound): Promise<void> {
  isMuted || (await sound.play());
  void sound.play();
  await sound.stop?.();
  sound.play().catch(() => warn('no sound'));
  sound.play().then(
    () => warn('played'),
    () => warn('not played'),
  );
  Promise.resolve().then(() => {
    warn('in a moment');
  });
  await new Promise<void>((resolve) => setTimeout(resolve, 10));
}

export async function beepInARow(sound: Sound): Promise<void> {
  (await sound.play(), await sound.stop?.());
  (void sound.play(), await sound.stop?.());
  await Promise.all([sound].map((one) => (warn('again'), one.play())));
}

export function beepLater(sound: Sound): void {
  new Promise<void>((resolve) => setTimeout(resolve, 10));
  new Promise<void>((resolve) => setTimeout(resolve, 10)).then(() => void sound.play());
}
