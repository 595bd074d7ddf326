import { deadline } from './engine.js';

/** What comes within the deadline; afterwards it is too late, and `complaint` says for what. */
export async function inTime<Result>(coming: Promise<Result>, complaint: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), deadline);
  });
  try {
    return await Promise.race([coming, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
