// The globals that the component tests run with; `only` and `skip` are left out, since no test here uses them.
interface TestContext {
  timeout(milliseconds: number): void;
}

type TestBody = (this: TestContext) => void | Promise<void>;

declare function describe(title: string, body: () => void): void;
declare function it(title: string, body: TestBody): void;
declare function before(body: TestBody): void;
declare function after(body: TestBody): void;
declare function beforeEach(body: TestBody): void;
declare function afterEach(body: TestBody): void;
