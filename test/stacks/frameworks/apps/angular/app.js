import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { control, first, hear } from '../page.js';

const template = `
@if (state().shown) {
  <section>
    <oauth-login-button
      id="main"
      provider="local"
      [attr.scope]="state().scope"
      [attr.no-user]="state().noUser"
      [remember]="state().remember"
      [savedToken]="state().savedToken"
      (login-start)="hear($event)"
      (login)="hear($event)"
    >{{ state().label }}</oauth-login-button>
    <oauth-logout-button id="out" (logout)="hear($event)">Sign out</oauth-logout-button>
    <ul>
      @for (id of state().order; track id) {
        <li>
          <oauth-login-button [id]="id" provider="local" (login-start)="hear($event)" (login)="hear($event)">Sign in at {{ id }}</oauth-login-button>
        </li>
      }
    </ul>
  </section>
} @else {
  <p>gone</p>
}`;

class App {
  state = signal(first);
  hear = hear;
}

const decorated = Component({ selector: 'main', schemas: [CUSTOM_ELEMENTS_SCHEMA], template })(App);

/** Compiled in the browser. */
export async function start(providers) {
  const application = await bootstrapApplication(decorated, { providers });
  const [{ instance }] = application.components;
  control(
    (changes) => instance.state.update((before) => ({ ...before, ...changes })),
    () => application.destroy(),
  );
}
