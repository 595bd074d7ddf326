import { expect } from '@open-wc/testing';
import { parseReturn, takeReturn } from '../../../src/session/cross-origin/return-page.js';

const flow = 'abcdefghijklmnopqrstuv';
const place = `${location.pathname}${location.search}`;

describe('parseReturn()', () => {
  const understood: [words: string, code: string, error: string, description: string][] = [
    [`flow=${flow}&code=abc`, 'abc', '', ''],
    [`code=abc&flow=${flow}`, 'abc', '', ''],
    [`flow=${flow}&code=a.b-c_d~e`, 'a.b-c_d~e', '', ''],
    [`?flow=${flow}&code=abc`, 'abc', '', ''],
    [`flow=${flow}&code=abc&error=`, 'abc', '', ''],
    [`flow=${flow}&code=abc&state=x&top`, 'abc', '', ''],
    [`flow=${flow}&code=abc&code=def&flow=other`, 'abc', '', ''],
    [`flow=${flow}&error=access_denied`, '', 'access_denied', ''],
    [`flow=${flow}&code=&error=access_denied&error_description=No+%3Cb%3E`, '', 'access_denied', 'No <b>'],
  ];
  for (const [words, code, error, error_description] of understood) {
    it(`understands "${words}"`, () => {
      expect(parseReturn(words)).to.deep.equal({
        type: 'oauth-return',
        ...{ flow, code, error, error_description },
      });
    });
  }

  for (const words of [
    '',
    '#',
    'top',
    `flow=${flow}`,
    'code=abc',
    `flow=&code=abc`,
    `flow=${flow.slice(1)}&code=abc`,
    `flow=${flow}x&code=abc`,
    `flow=${flow.slice(1)}%0A&code=abc`,
    `flow=${flow.slice(1)}.&code=abc`,
    `flow=__proto__&code=abc`,
    `FLOW=${flow}&CODE=abc`,
    `flow=${flow}&code=`,
    `flow=${flow}&code=&error=`,
    `flow=${flow}&code=abc&error=access_denied`,
    `flow=${flow}&error_description=No`,
    `flow=${flow}&outcome=success`,
    `flow=${flow}%26code=abc`,
    `/flow=${flow}&code=abc`,
    `flow[]=${flow}&code=abc`,
    '%',
    '%E0%A4%A',
    'x'.repeat(100_000),
  ]) {
    it(`takes "${words.slice(0, 60)}" for nothing`, () => {
      expect(parseReturn(words)).to.equal(undefined);
    });
  }
});

describe('takeReturn()', () => {
  afterEach(() => {
    history.replaceState(null, '', place);
  });

  it('takes the fragment out of the address, without another entry in the history', () => {
    const entries = history.length;
    history.replaceState({ kept: 1 }, '', `${place}#flow=${flow}&code=abc`);
    expect(takeReturn(window)?.code).to.equal('abc');
    expect(location.href).to.equal(new URL(place, location.href).href);
    expect(history.state).to.deep.equal({ kept: 1 });
    expect(history.length).to.equal(entries);
  });

  it('takes it once', () => {
    history.replaceState(null, '', `${place}#flow=${flow}&error=access_denied`);
    expect(takeReturn(window)?.error).to.equal('access_denied');
    expect(takeReturn(window)).to.equal(undefined);
  });

  for (const hash of ['', '#top', `#flow=${flow}`, `#flow=${flow}&outcome=success`, `#code=abc`]) {
    it(`leaves an address that ends in "${hash}" as it is`, () => {
      history.replaceState(null, '', place + hash);
      expect(takeReturn(window)).to.equal(undefined);
      expect(location.hash).to.equal(hash);
    });
  }

  it('takes nothing from the query, which the site’s server has seen', () => {
    history.replaceState(null, '', `${location.pathname}?flow=${flow}&code=abc`);
    expect(takeReturn(window)).to.equal(undefined);
    expect(location.search).to.equal(`?flow=${flow}&code=abc`);
  });
});
