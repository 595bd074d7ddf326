import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unloadedWords } from '../../components/messages/unloaded-words.js';
import { en as firstSight } from '../../components/messages/en.js';
import { en } from '../../src/locales/en.js';

test('words shown before a language has loaded are those of the English file, or none', () => {
  const words = unloadedWords(true, () => undefined) as unknown as Record<string, Record<string, string>>;
  const groups = Object.entries(en).filter(([, group]) => typeof group === 'object');
  const shown = groups.flatMap(([group, entries]) =>
    Object.entries(entries as object).flatMap(([key, text]) => {
      const unloaded = words[group]?.[key];
      if (unloaded !== '') assert.equal(unloaded, text, `${group}.${key}`);
      return unloaded ? [`${group}.${key}`] : [];
    }),
  );
  assert.ok(shown.includes('button.signInWith') && shown.includes('failures.offline'));
});

test('a person reads about a login and its failure although no language comes: the server may have died after the page had loaded', () => {
  const { button, badge, failures } = unloadedWords(true, () => undefined);
  const { finishInWindow, showWindow, cancel, tryAgain, continueHere } = button;
  for (const word of [finishInWindow, showWindow, cancel, tryAgain, continueHere, badge.signOutFailed])
    assert.notEqual(word, '');
  assert.equal(failures.endpoint_unreachable, en.failures.endpoint_unreachable);
  assert.equal(failures.login, en.failures.login);
});

test('the labels that load with the elements are those of the English file', () => {
  const { signIn, signUp, continue: goOn, signInWith, signUpWith, continueWith } = en.button;
  const intents = ['sign-in', 'sign-up', 'continue'];
  assert.deepEqual(
    intents.map((intent) => firstSight.label(intent, '')),
    [signIn, signUp, goOn],
  );
  assert.deepEqual(
    intents.map((intent) => firstSight.label(intent, '{provider}')),
    [signInWith, signUpWith, continueWith],
  );
  assert.equal(firstSight.signOut, en.badge.signOut);
});
