import { LitElement } from 'lit';
import * as everything from '../../components/index.js';

/** What the tests of every element use of a class. */
export type ElementClass = typeof everything.OAuthLoginButtonElement;

/** The class of every element that the package exports: a new one is tested as soon as it is exported. */
export const elementClasses: readonly ElementClass[] = Object.values(everything).filter(
  (one): one is ElementClass => typeof one === 'function' && one.prototype instanceof LitElement,
);
