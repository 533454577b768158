// Tests of tap wait by themselves for their subtests, and for assertions about promises.
import t, { test } from 'tap';

declare function light(lamp: string): Promise<void>;

t.test('lights', async (t) => {
  await light('kitchen');
  t.resolves(light('hall'));
  light('cellar'); // error: [no-missing-await] "`light()` returns a promise"
});

test('does not light', (t) => {
  t.rejects(light('garden'));
  t.test('at night', (t) => {
    t.rejects(light('attic'));
    t.end();
  });
  t.end();
});
