// `npm run provider -- check NAME` compares a provider's file with its issuer's metadata; `npm run provider -- pages` writes
// docs/providers/ again from the files.
import { checkProvider } from './check.mjs';
import { writePages } from './pages.mjs';

const [command, ...args] = process.argv.slice(2);
if (command === 'check') {
  const { lines, code } = await checkProvider(args);
  console.log(lines.join('\n'));
  process.exitCode = code;
} else if (command === 'pages') {
  console.log(`${await writePages()} pages in docs/providers`);
} else {
  console.error('npm run provider -- check NAME, or npm run provider -- pages');
  process.exitCode = 2;
}
