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
